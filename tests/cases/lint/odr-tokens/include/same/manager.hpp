#define INT int
#pragma once

namespace app {

class Manager {
 public:
  void send(const char* text);

 private:
  // The same, for the compiler.
  const char* last_ = nullptr;
  INT sent_ = 0;
};

}  // namespace app
