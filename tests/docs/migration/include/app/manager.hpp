// The one that stays.
#pragma once

#include <memory>
#include <string>

namespace app {

class Manager {
 public:
  void send(const std::string& user, const std::string& text);
};

Manager& manager();
std::shared_ptr<Manager> shared_manager();

}  // namespace app
