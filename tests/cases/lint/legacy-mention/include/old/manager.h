#pragma once

namespace old {

class Manager {
 public:
  void send(const char* text);
};

}  // namespace old
