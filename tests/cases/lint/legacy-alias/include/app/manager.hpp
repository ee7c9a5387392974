#pragma once

namespace app {

class Manager {
 public:
  using Self = Manager;
  void send(const char* text);
};

using Hub = Manager;  // in the canonical header it may say so

}  // namespace app
