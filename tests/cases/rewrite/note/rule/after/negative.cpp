struct Broom {
  void sweep();
};

void clean(Broom& broom) { broom.sweep(); }
