#pragma once

namespace app {

class Manager {  // ssot-lint: allow(SSOT002) other tokens are another check's matter
 public:
  void send(const char* text);
  void stop();
};

}  // namespace app
