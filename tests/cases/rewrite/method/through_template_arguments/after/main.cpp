// A function or method that is called through a template's argument is named where the argument is written, and nowhere else.
#include "old/shape.h"
#include <one/figure.hpp>

namespace app {

int doubled(int side);

template <int (*Function)(int)>
int apply(int side) {
  return Function(side) + (*Function)(side);
}
int renamed() { return apply<one::weight>(1) + apply<&doubled>(2); }
int changed() { return apply<&old::area>(1); }

template <int (&Function)(int)>
int refer(int side) {
  return Function(side);
}
int referred() { return refer<one::weight>(3); }

template <auto Method>
int invoke(one::Figure& shape) {
  return (shape.*Method)(1);
}
int invoked(one::Figure& shape) { return invoke<&one::Figure::paint>(shape); }

int at_once(one::Figure& shape) { return (shape.*&one::Figure::paint)(1) + (*&one::weight)(2) + one::surface(3, 2); }
int in_parentheses(one::Figure* shape) { return shape->paint(1) + shape->extent() + (*shape).paint(2); }

}  // namespace app
