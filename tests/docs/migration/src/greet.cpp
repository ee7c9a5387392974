#include "old/manager.h"

void greet(const std::string& user) {
  old::Manager::instance().send_to_user("hello", user);
}
