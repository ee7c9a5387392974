#ifndef APP_SERVICE_H
#define APP_SERVICE_H

#include <one/hub.hpp>

namespace app {

class Service {
 public:
  explicit Service(one::Hub& manager) : manager_(manager) {}
  void greet(const char* user) { manager_.post(one::User{user}, "hello").or_report(); }

 private:
  one::Hub& manager_;
};

}  // namespace app

#endif
