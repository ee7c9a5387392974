// The body of a generic lambda is one template for each of its calls: where all agree it is rewritten, where they do
// not it is noted with those who differ, and where nobody calls it, it is a candidate.
#include "old/manager.h"
#include <one/hub.hpp>

namespace app {

struct Mailbox {
  bool send(const char* user, const char* text);
};

void agree(one::Hub& manager) {
  const auto greet = [](auto& sender) { sender.post(one::User{"ada"}, "hello").or_report(); };
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

void not_dependent(one::Hub& manager) {
  const auto greet = [&](auto text) { manager.post(one::User{"ada"}, text).or_report(); };
  greet("hello");
}

template <class F>
void call(F f, one::Hub& manager) {
  f(manager);
}

void handed_on(one::Hub& manager) {
  call([](auto& sender) { sender.post(one::User{"ada"}, "hello").or_report(); }, manager);
  call([]<class T>(T& sender) { sender.post(one::User{"bob"}, "hello").or_report(); }, manager);
}

}  // namespace app
