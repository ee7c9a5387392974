#pragma once

#include <stdexcept>
#include <string>

#include "trace.hpp"

namespace old {

class Sender {
 public:
  static Sender& instance() {
    static Sender sender;
    return sender;
  }
  bool send(const std::string& user, const std::string& text, const std::string& channel = "main") {
    trace::line("post", "channel", channel, "user", user, "text", text);
    if (user.empty()) throw std::invalid_argument("nobody");
    return user != "away";
  }
  void rename(std::string from, std::string to) {
    trace::line("rename", "from", from, "to", to);
    last_ = std::move(to);
  }
  const std::string& last() const { return last_; }
  int close(const std::string& user, int code, const std::string& reason) {
    trace::line("close", "user", user, "code", code);
    return static_cast<int>(reason.size()) * 0 + code;
  }

 private:
  std::string last_;
};

}  // namespace old
