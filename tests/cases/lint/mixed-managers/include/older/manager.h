#pragma once

#include <old/manager.h>

namespace older {

class Manager {  // ssot-lint: allow(SSOT005, SSOT013) that it is a manager is what makes this case
 public:
  void send(const char* text) { last_ = text; }

 private:
  const char* last_ = nullptr;
};

}  // namespace older
