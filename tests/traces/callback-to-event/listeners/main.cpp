// Callbacks of every make, registered and then called: each as often, in the same order and with the same values.
#include <functional>
#include <memory>
#include <string>

#include "old/bus.h"
#include "trace.hpp"

namespace {

void log_it(const std::string& user, const std::string& text) { trace::line("function", "user", user, "text", text); }

struct Counter {
  int count = 0;
  void operator()(const std::string& user, const std::string&) { trace::line("counter", "user", user, "count", ++count); }
};

app::Listener make_listener(const std::string& name) {
  trace::line("listener made", "name", name);
  return [name](const std::string& user, const std::string& text) { trace::line(name.c_str(), "user", user, "text", text); };
}

std::string whose() {
  trace::line("whose");
  return "bob";
}

class Watcher {
 public:
  explicit Watcher(old::Bus& bus) : bus_(bus) {}
  void start() {
    bus_.add_listener([this](const std::string& user, const std::string&) { trace::line("watcher", "user", user, "seen", ++seen_); });
    bus_.on_close("bob", [this](int code) { closed(code); });
  }

 private:
  void closed(int code) { trace::line("watcher closed", "code", code, "seen", seen_); }
  old::Bus& bus_;
  int seen_ = 0;
};

void register_all(old::Bus& bus) {
  bus.add_listener(log_it);
  bus.add_listener(&log_it);
  bus.add_listener(make_listener("made"));
  int calls = 0;
  bus.add_listener([calls](const std::string&, const std::string& text) mutable { trace::line("mutable", "call", ++calls, "text", text); });
  bus.add_listener(Counter{});
  app::Listener named = make_listener("named");
  bus.add_listener(named);
  app::Listener moved = make_listener("moved");
  bus.add_listener(std::move(moved));
  bus.on_close(whose(), [](int code) { trace::line("closed", "code", code); });
  bus.on_close("ann", std::bind([](int code, const char* text) { trace::line("bound", "code", code, "text", text); },
                                std::placeholders::_1, "x"));
}

}  // namespace

int main() {
  old::Bus& bus = old::Bus::instance();
  register_all(bus);
  Watcher watcher(bus);
  watcher.start();
  bus.send("ann", "first");
  bus.send("bob", "second");
  bus.close("bob", 4);
  bus.close("ann", 5);
  if (true) bus.add_listener(make_listener("late"));
  bus.send("ann", "third");
}
