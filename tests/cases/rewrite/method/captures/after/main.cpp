#include <one/hub.hpp>

auto by_reference(one::Hub& manager) {
  return [&manager](const char* user) { return manager.online(one::User{user}); };
}

auto by_default(one::Hub& manager) {
  return [&](const char* user) { return manager.post(one::User{user}, "default").accepted(); };
}

auto by_init() {
  return [&manager = one::hub(), pointer = &one::hub()](const char* user) {
    return manager.online(one::User{user}) && pointer->online(one::User{user});
  };
}

struct Service {
  one::Hub& manager;
  auto by_this() {
    return [this](const char* user) { return manager.online(one::User{user}) && this->manager.online(one::User{user}); };
  }
};

bool in_default(const char* user, bool (*test)(const char*) = [](const char* name) { return one::hub().online(one::User{name}); }) {
  return test(user);
}
