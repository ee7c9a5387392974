#include "old/manager.h"

namespace old {

Manager& Manager::instance() {
  static Manager manager;
  return manager;
}

void Manager::send_to_user(const std::string&, const std::string&) {}

}  // namespace old
