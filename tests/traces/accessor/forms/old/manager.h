#pragma once

#include <memory>
#include <string>

#include "trace.hpp"

namespace old {

class Manager {
 public:
  static Manager& instance() {
    static Manager one;
    trace::line("reached");
    return one;
  }
  void add(const std::string& user) {
    trace::line("add", "user", user);
    ++users_;
  }
  int users() const { return users_; }

 private:
  int users_ = 0;
};

inline Manager& get_manager() { return Manager::instance(); }
inline Manager* manager_pointer() { return &Manager::instance(); }
inline Manager* manager_for(const std::string& /* tenant */) { return &Manager::instance(); }
inline std::shared_ptr<Manager> shared_manager() { return {std::shared_ptr<void>(), &Manager::instance()}; }
inline Manager& the_manager = Manager::instance();

}  // namespace old
