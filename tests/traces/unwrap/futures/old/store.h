#pragma once

#include <exception>
#include <future>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>

#include "trace.hpp"

namespace old {

class Store {
 public:
  std::future<int> put(const std::string& key) {
    std::promise<int> answer;
    trace::line("put", "key", key);
    if (key.empty())
      answer.set_exception(std::make_exception_ptr(std::invalid_argument("no key")));
    else
      answer.set_value(values_[key] = static_cast<int>(values_.size()) + 1);
    return answer.get_future();
  }
  std::future<void> drop(const std::string& key) {
    std::promise<void> answer;
    trace::line("drop", "key", key);
    if (values_.erase(key) == 0)
      answer.set_exception(std::make_exception_ptr(std::out_of_range(key)));
    else
      answer.set_value();
    return answer.get_future();
  }
  std::future<void> touch(const std::string& key) {
    std::promise<void> answer;
    trace::line("touch", "key", key);
    answer.set_value();
    return answer.get_future();
  }
  std::optional<int> find(const std::string& key) const {
    trace::line("find", "key", key);
    const auto at = values_.find(key);
    return at == values_.end() ? std::nullopt : std::optional<int>(at->second);
  }

 private:
  std::map<std::string, int> values_;
};

}  // namespace old
