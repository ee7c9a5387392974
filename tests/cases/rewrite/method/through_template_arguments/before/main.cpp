// A function or method that is called through a template's argument is named where the argument is written, and nowhere else.
#include "old/shape.h"

namespace app {

int doubled(int side);

template <int (*Function)(int)>
int apply(int side) {
  return Function(side) + (*Function)(side);
}
int renamed() { return apply<old::weigh>(1) + apply<&doubled>(2); }
int changed() { return apply<&old::area>(1); }

template <int (&Function)(int)>
int refer(int side) {
  return Function(side);
}
int referred() { return refer<old::weigh>(3); }

template <auto Method>
int invoke(old::Shape& shape) {
  return (shape.*Method)(1);
}
int invoked(old::Shape& shape) { return invoke<&old::Shape::draw>(shape); }

int at_once(old::Shape& shape) { return (shape.*&old::Shape::draw)(1) + (*&old::weigh)(2) + (old::area)(3); }
int in_parentheses(old::Shape* shape) { return (shape->draw)(1) + (shape->size)() + ((*shape).draw)(2); }

}  // namespace app
