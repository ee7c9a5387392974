struct Button {
  void add_listener(void (*listener)(const char* text));
};

void clicked(const char* text);

void other(Button& button) { button.add_listener(clicked); }
