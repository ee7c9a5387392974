// A class of the project's has a member that is called as the canonical one is: after the rename it would hide it,
// and calls would reach another function.
#include "old/shape.h"
#include <one/figure.hpp>

namespace app {

class Hidden : public old::Shape {
 public:
  int extent() const { return -1; }
};

class Field : public old::Shape {
 public:
  int scale = 0;
};

class Deeper : public Hidden {};

class Clear : public one::Figure {
 public:
  int paint(int times) override { return times; }
};

int use(Hidden& hidden, Deeper& deeper, Field& field, Clear& clear) {
  field.resize(3);
  return hidden.size() + deeper.size() + field.scale + clear.paint(2) + clear.extent();
}

}  // namespace app
