#pragma once

namespace app {

class Manager {
 public:
  void send(const char* text);
};

Manager& manager();

}  // namespace app
