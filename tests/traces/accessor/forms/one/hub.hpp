#pragma once

#include <memory>
#include <string>

#include "trace.hpp"

namespace one {

class Hub {
 public:
  void enter(const std::string& user) {
    trace::line("add", "user", user);
    ++count_;
  }
  int count() const { return count_; }

 private:
  int count_ = 0;
};

inline Hub& hub() {
  static Hub one;
  trace::line("reached");
  return one;
}
inline std::shared_ptr<Hub> shared_hub() { return {std::shared_ptr<void>(), &hub()}; }

}  // namespace one
