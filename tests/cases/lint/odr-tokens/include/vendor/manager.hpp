#pragma once

namespace app {

class Manager {
 public:
  void send(const char* text) noexcept;

 private:
  const char* last_ = nullptr;
  int sent_ = 0;
};

}  // namespace app
