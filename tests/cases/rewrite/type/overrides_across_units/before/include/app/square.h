#pragma once
#include "old/shape.h"

namespace app {

class Square : public old::Shape {
 public:
  int draw(int times) override;
  virtual int area() const { return size() * size(); }
};

}  // namespace app
