#pragma once

#include <string>

#include "trace.hpp"

namespace old {

class Sender {
 public:
  bool send(const std::string& user, const std::string& text) {
    trace::line("post", "user", user, "text", text);
    return user != "away";
  }
  void tell(const std::string& user) { trace::line("tell", "user", user); }
};

Sender& sender();
inline Sender& sender() {
  static Sender one;
  return one;
}

}  // namespace old
