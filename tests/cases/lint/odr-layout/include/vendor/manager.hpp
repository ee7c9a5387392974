#pragma once

namespace app {

class Manager {
 public:
  void send(const char* text);

 private:
  const char* last_ = nullptr;
  long sent_ = 0;  // wider than the canonical's
};

}  // namespace app
