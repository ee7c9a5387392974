#pragma once

namespace app {

class Manager {
 public:
  bool ready() const;
  void send(const char* text);

 private:
  const char* last_ = nullptr;
  int sent_ = 0;
};

}  // namespace app
