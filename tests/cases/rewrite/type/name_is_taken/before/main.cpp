// A class of the project's has a member that is called as the canonical one is: after the rename it would hide it,
// and calls would reach another function.
#include "old/shape.h"

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

class Clear : public old::Shape {
 public:
  int draw(int times) override { return times; }
};

int use(Hidden& hidden, Deeper& deeper, Field& field, Clear& clear) {
  field.resize(3);
  return hidden.size() + deeper.size() + field.scale + clear.draw(2) + clear.size();
}

}  // namespace app
