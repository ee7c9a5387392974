struct Info {
  const char* user;
  bool active;
};

bool is_active(Info* info) { return info != nullptr && info->active; }
