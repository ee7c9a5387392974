#pragma once
#include <one/figure.hpp>

namespace app {

class Square : public one::Figure {
 public:
  int paint(int times) override;
  virtual int area() const { return extent() * extent(); }
};

}  // namespace app
