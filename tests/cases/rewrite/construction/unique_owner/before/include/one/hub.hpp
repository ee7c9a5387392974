#pragma once

#include <memory>

namespace one {

class Hub final {
 public:
  bool post(const char* text);
};

Hub& hub();
std::unique_ptr<one::Hub> owned_hub();
std::unique_ptr<one::Hub> create();

}  // namespace one
