#pragma once

namespace app {

class Manager {
 public:
  void send(const char* text);
  void stop();
};

}  // namespace app
