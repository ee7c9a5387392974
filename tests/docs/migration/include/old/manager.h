// The one that goes.
#pragma once

#include <string>

namespace old {

class Manager {
 public:
  static Manager& instance();
  void send_to_user(const std::string& text, const std::string& user);
};

}  // namespace old
