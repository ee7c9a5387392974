#pragma once

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

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

inline std::shared_ptr<Hub>& bound() {
  static std::shared_ptr<Hub> one;
  return one;
}

// A second one, and a use of none, are faults of the program.
inline std::shared_ptr<Hub> bind(std::shared_ptr<Hub> hub) {
  if (bound() != nullptr) std::abort();
  return bound() = std::move(hub);
}
inline std::shared_ptr<Hub> shared_hub() {
  if (bound() == nullptr) std::abort();
  return bound();
}
inline Hub& hub() { return *shared_hub(); }

}  // namespace one
