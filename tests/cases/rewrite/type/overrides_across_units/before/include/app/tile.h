#pragma once
#include "app/square.h"

namespace app {

class Tile : public Square {
 public:
  int draw(int times) override;
  bool visible() const override { return Square::visible(); }
  int area() const override { return 0; }
};

}  // namespace app
