#pragma once

#include <memory>
#include <string>

#include "trace.hpp"

namespace old {

class Manager {
 public:
  explicit Manager(int /* capacity */ = 8) {}
  void add(const std::string& user) {
    trace::line("add", "user", user);
    ++users_;
  }
  int users() const { return users_; }

 private:
  int users_ = 0;
};

}  // namespace old
