#pragma once

#include <optional>
#include <stdexcept>
#include <string>

#include "trace.hpp"

namespace one {

class Hub {
 public:
  bool post(const std::string& text, const std::string& user, std::optional<std::string> channel) {
    trace::line("post", "channel", channel.value_or("main"), "user", user, "text", text);
    if (user.empty()) throw std::invalid_argument("nobody");
    return user != "away";
  }
  void move_user(std::string to, std::string from) {
    trace::line("rename", "from", from, "to", to);
    last_ = std::move(to);
  }
  const std::string& last_user() const { return last_; }
  int detach(int code, const std::string& user) {
    trace::line("close", "user", user, "code", code);
    return code;
  }

 private:
  std::string last_;
};

inline Hub& hub() {
  static Hub one;
  return one;
}

}  // namespace one
