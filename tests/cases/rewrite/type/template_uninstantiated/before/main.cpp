// A template that nobody instantiates: what does not wait for its argument is rewritten, the rest is told as what it
// could be.
#include "old/manager.h"

template <class T>
void greet(old::Manager& manager, T text) {
  manager.send("ada", "hello");
  old::get_manager().send("bob", text);
  text.send("cy", "waits for T");
}

template <class T>
class Holder {
 public:
  explicit Holder(old::Manager& manager) : manager_(manager) {}
  void greet(T& other) {
    manager_.send("ada", "hello");
    other.send("bob", "waits for T");
    old::Level level = old::Level::LOW;
    manager_.set_level(level);
    helper(manager_, other);
  }

 private:
  old::Manager& manager_;
};
