#pragma once

namespace app {

class Manager {
 public:
  void send(const char* text);

 private:
#ifdef BILLING
  int bill_[BILLING] = {};
#endif
  int sent_ = 0;
};

}  // namespace app
