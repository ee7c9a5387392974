// What is only declared, or runs when it is called, is rewritten.
#include <one/hub.hpp>

auto active = [](const char* user) { return one::hub().online(one::User{user}); };
one::Hub* none = nullptr;
using Type = decltype(one::hub());

struct Member {
  one::Hub& manager = one::hub();
};

bool in_function(const char* user, one::Hub& manager = one::hub()) {
  static one::Hub& once = one::hub();
  return manager.online(one::User{user}) && once.online(one::User{user}) && active(user) && none == nullptr;
}
