#pragma once

#include <map>
#include <stdexcept>
#include <string>

#include "trace.hpp"

namespace one {

class Store {
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
  void renew(const std::string& key) noexcept { trace::line("touch", "key", key); }
  int at(const std::string& key) const {
    trace::line("find", "key", key);
    const auto at = values_.find(key);
    return at == values_.end() ? throw std::out_of_range(key) : at->second;
  }

 private:
  std::map<std::string, int> values_;
};

}  // namespace one
