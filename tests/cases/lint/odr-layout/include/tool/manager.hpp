#pragma once

namespace app {

class Manager {
 public:
  void send(const char* text);

 private:
  int sent_ = 0;
};

}  // namespace app
