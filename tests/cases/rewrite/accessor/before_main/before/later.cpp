// What is only declared, or runs when it is called, is rewritten.
#include "old/manager.h"

auto active = [](const char* user) { return old::get_manager().is_active(user); };
old::Manager* none = nullptr;
using Type = decltype(old::get_manager());

struct Member {
  old::Manager& manager = old::get_manager();
};

bool in_function(const char* user, old::Manager& manager = old::get_manager()) {
  static old::Manager& once = old::get_manager();
  return manager.is_active(user) && once.is_active(user) && active(user) && none == nullptr;
}
