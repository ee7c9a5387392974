#include "old/manager.h"

auto by_reference(old::Manager& manager) {
  return [&manager](const char* user) { return manager.is_active(user); };
}

auto by_default(old::Manager& manager) {
  return [&](const char* user) { return manager.send(user, "default"); };
}

auto by_init() {
  return [&manager = old::get_manager(), pointer = old::manager_pointer()](const char* user) {
    return manager.is_active(user) && pointer->is_active(user);
  };
}

struct Service {
  old::Manager& manager;
  auto by_this() {
    return [this](const char* user) { return manager.is_active(user) && this->manager.is_active(user); };
  }
};

bool in_default(const char* user, bool (*test)(const char*) = [](const char* name) { return old::get_manager().is_active(name); }) {
  return test(user);
}
