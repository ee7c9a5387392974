#pragma once

#include <memory>

namespace one {

class Hub final {
 public:
  static std::shared_ptr<Hub> create();
  bool post(const char* text);
};

Hub& hub();
std::shared_ptr<Hub> shared_hub();
std::shared_ptr<Hub> bind(std::shared_ptr<Hub> made);

}  // namespace one
