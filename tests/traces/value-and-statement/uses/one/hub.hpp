#pragma once

#include <string>

#include "trace.hpp"

namespace one {

// What was refused and looked at by nobody is said when it is reported.
class [[nodiscard]] Delivery {
 public:
  explicit Delivery(bool stored) : stored_(stored) {}
  bool accepted() const { return stored_; }
  void or_report() const {
    if (!stored_) trace::line("refusal reported");
  }

 private:
  bool stored_;
};

class Hub {
 public:
  Delivery post(const std::string& user, const std::string& text) {
    trace::line("post", "user", user, "text", text);
    return Delivery(user != "away");
  }
  Delivery tell(const std::string& user) {
    trace::line("tell", "user", user);
    return Delivery(user != "away");
  }
};

inline Hub& hub() {
  static Hub one;
  return one;
}

}  // namespace one
