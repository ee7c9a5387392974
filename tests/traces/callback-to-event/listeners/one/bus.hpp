#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>

#include "trace.hpp"

namespace one {

struct Emitted {
  std::string user;
  std::string text;
};

struct Closed {
  std::string user;
  int code = 0;
};

template <class Event>
using Handlers = std::map<int, std::function<void(const Event&)>>;

// Ends what it stands for when it goes, unless it is kept. Not [[nodiscard]]: what is lost here, the trace must show.
class Subscription {
 public:
  explicit Subscription(std::function<void()> end) : end_(std::move(end)) {}
  Subscription(Subscription&& other) noexcept : end_(std::exchange(other.end_, nullptr)) {}
  ~Subscription() {
    if (end_) end_();
  }
  void keep() { end_ = nullptr; }

 private:
  std::function<void()> end_;
};

class Bus {
 public:
  template <class Event>
  Subscription on(std::function<void(const Event&)> handler) {
    const int number = next_++;
    if constexpr (std::is_same_v<Event, Emitted>) trace::line("listener added", "number", static_cast<int>(emitted_.size()));
    auto& handlers = of(static_cast<const Event*>(nullptr));
    handlers.emplace(number, std::move(handler));
    return Subscription([&handlers, number] { handlers.erase(number); });
  }
  Subscription on_closed(const std::string& user, std::function<void(const Closed&)> handler) {
    trace::line("close handler added", "user", user);
    return on<Closed>([user, handler = std::move(handler)](const Closed& event) {
      if (event.user == user) handler(event);
    });
  }
  void emit(const Emitted& event) {
    trace::line("send", "user", event.user, "text", event.text);
    for (int number = 0; number < next_; ++number)
      if (auto found = emitted_.find(number); found != emitted_.end()) found->second(event);
  }
  void close(const std::string& user, int code) {
    trace::line("close", "user", user, "code", code);
    for (auto& [number, handler] : closed_) handler({user, code});
  }

 private:
  Handlers<Emitted>& of(const Emitted*) { return emitted_; }
  Handlers<Closed>& of(const Closed*) { return closed_; }

  int next_ = 0;
  Handlers<Emitted> emitted_;
  Handlers<Closed> closed_;
};

inline Bus& bus() {
  static Bus one;
  return one;
}

}  // namespace one
