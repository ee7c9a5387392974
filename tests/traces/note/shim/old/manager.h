#pragma once

#include <exception>
#include <future>
#include <map>
#include <stdexcept>
#include <string>

#include "trace.hpp"

namespace old {

class Manager {
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
  bool send(const std::string& user, const std::string& channel = "", bool urgent = false) {
    if (channel.empty() && !urgent)
      trace::line("post", "user", user);
    else if (!urgent)
      trace::line("post to", "user", user, "channel", channel);
    else
      trace::line("post now", "user", user, "channel", channel);
    return true;
  }
  int odd(int number) {
    trace::line("odd", "number", number);
    return -1;
  }

 private:
  std::map<std::string, int> values_;
};

inline Manager& get_manager() {
  static Manager one;
  return one;
}

}  // namespace old
