#pragma once

#include <memory>

namespace one {

class Hub final {
 public:
  bool post(const char* text);
};

Hub& hub();
one::Hub* owned_hub();
one::Hub* create();

}  // namespace one
