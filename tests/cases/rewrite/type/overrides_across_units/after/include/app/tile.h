#pragma once
#include "app/square.h"

namespace app {

class Tile : public Square {
 public:
  int paint(int times) override;
  bool shown() const override { return Square::shown(); }
  int area() const override { return 0; }
};

}  // namespace app
