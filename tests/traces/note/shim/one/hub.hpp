#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "trace.hpp"

namespace one {

class Hub {
 public:
  int insert(const std::string& key) {
    trace::line("put", "key", key);
    if (key.empty()) throw std::invalid_argument("no key");
    return values_[key] = static_cast<int>(values_.size()) + 1;
  }
  void erase(const std::string& key) {
    trace::line("drop", "key", key);
    if (values_.erase(key) == 0) throw std::out_of_range(key);
  }
  bool post(const std::string& user) {
    trace::line("post", "user", user);
    return true;
  }
  bool post_to(const std::string& user, const std::string& channel) {
    trace::line("post to", "user", user, "channel", channel);
    return true;
  }
  bool post_now(const std::string& user, const std::string& channel) {
    trace::line("post now", "user", user, "channel", channel);
    return true;
  }

 private:
  std::map<std::string, int> values_;
};

inline Hub& hub() {
  static Hub one;
  return one;
}

inline std::shared_ptr<Hub> shared_hub() { return {std::shared_ptr<void>(), &hub()}; }

}  // namespace one
