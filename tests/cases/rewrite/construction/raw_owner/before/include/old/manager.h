#pragma once

#include <memory>

namespace old {

class Manager {
 public:
  Manager();
  bool send(const char* text);
};

}  // namespace old
