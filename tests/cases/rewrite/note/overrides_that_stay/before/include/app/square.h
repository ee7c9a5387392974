#pragma once
#include "old/shape.h"

namespace app {

// One method says no `override`: the whole hierarchy stays, in every unit.
class Square : public old::Shape {
 public:
  virtual int draw(int times);
};

}  // namespace app
