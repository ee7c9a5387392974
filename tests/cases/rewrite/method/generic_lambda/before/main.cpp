// The body of a generic lambda is one template for each of its calls: where all agree it is rewritten, where they do
// not it is noted with those who differ, and where nobody calls it, it is a candidate.
#include "old/manager.h"

namespace app {

struct Mailbox {
  bool send(const char* user, const char* text);
};

void agree(old::Manager& manager) {
  const auto greet = [](auto& sender) { sender.send("ada", "hello"); };
  greet(manager);
}

void disagree(old::Manager& manager, Mailbox& mailbox) {
  const auto greet = [](auto& sender) { sender.send("ada", "hello"); };
  greet(manager);
  greet(mailbox);
}

void nobody() {
  const auto greet = [](auto& sender) { sender.send("ada", "hello"); };
  static_cast<void>(greet);
}

void not_dependent(old::Manager& manager) {
  const auto greet = [&](auto text) { manager.send("ada", text); };
  greet("hello");
}

template <class F>
void call(F f, old::Manager& manager) {
  f(manager);
}

void handed_on(old::Manager& manager) {
  call([](auto& sender) { sender.send("ada", "hello"); }, manager);
  call([]<class T>(T& sender) { sender.send("bob", "hello"); }, manager);
}

}  // namespace app
