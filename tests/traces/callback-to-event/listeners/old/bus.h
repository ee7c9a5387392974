#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/listener.h"
#include "trace.hpp"

namespace old {

// Listeners stay for as long as the bus does.
class Bus {
 public:
  static Bus& instance() {
    static Bus bus;
    return bus;
  }
  void add_listener(app::Listener listener) {
    trace::line("listener added", "number", static_cast<int>(listeners_.size()));
    listeners_.push_back(std::move(listener));
  }
  void on_close(const std::string& user, std::function<void(int)> handler) {
    trace::line("close handler added", "user", user);
    closing_.emplace_back(user, std::move(handler));
  }
  void send(const std::string& user, const std::string& text) {
    trace::line("send", "user", user, "text", text);
    for (std::size_t i = 0; i < listeners_.size(); ++i) listeners_[i](user, text);
  }
  void close(const std::string& user, int code) {
    trace::line("close", "user", user, "code", code);
    for (auto& [whose, handler] : closing_)
      if (whose == user) handler(code);
  }

 private:
  std::vector<app::Listener> listeners_;
  std::vector<std::pair<std::string, std::function<void(int)>>> closing_;
};

}  // namespace old
