// Names within default arguments are rewritten, once, where they are written; no call gets an argument that it had not.
#include <one/hub.hpp>
#include "app/types.h"

namespace app {

void greet(const char* user, one::Priority level = one::Priority::low, one::Hub& manager = one::hub());
int count(one::Hub* manager = nullptr, int times = one::hub().count());

void greet(const char* user, one::Priority level, one::Hub& manager) {
  manager.prefer(level);
  manager.post(one::User{user}, "hello").or_report();
}

struct Greeter {
  explicit Greeter(one::Hub& manager = one::hub()) : manager_(&manager) {}
  void greet(one::Priority level = static_cast<one::Priority>(0)) { manager_->prefer(level); }
  one::Hub* manager_;
};

void use() {
  greet("ada");
  greet("bob", one::Priority::high);
  count();
  Greeter().greet();
  const auto lambda = [](one::Priority level = one::Priority::high) { greet("cy", level); };
  lambda();
}

}  // namespace app
