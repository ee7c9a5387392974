// Names within default arguments are rewritten, once, where they are written; no call gets an argument that it had not.
#include "old/manager.h"

namespace app {

void greet(const char* user, old::Level level = old::Level::LOW, old::Manager& manager = old::get_manager());
int count(old::Manager* manager = nullptr, int times = old::get_manager().count_later().get());

void greet(const char* user, old::Level level, old::Manager& manager) {
  manager.set_level(level);
  manager.send(user, "hello");
}

struct Greeter {
  explicit Greeter(old::Manager& manager = old::Manager::instance()) : manager_(&manager) {}
  void greet(old::Level level = static_cast<old::Level>(0)) { manager_->set_level(level); }
  old::Manager* manager_;
};

void use() {
  greet("ada");
  greet("bob", old::Level::HIGH);
  count();
  Greeter().greet();
  const auto lambda = [](old::Level level = old::Level::HIGH) { greet("cy", level); };
  lambda();
}

}  // namespace app
