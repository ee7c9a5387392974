#ifndef APP_SERVICE_H
#define APP_SERVICE_H

#include "old/manager.h"

namespace app {

class Service {
 public:
  explicit Service(old::Manager& manager) : manager_(manager) {}
  void greet(const char* user) { manager_.send(user, "hello"); }

 private:
  old::Manager& manager_;
};

}  // namespace app

#endif
