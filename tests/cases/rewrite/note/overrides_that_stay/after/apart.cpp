#include <one/figure.hpp>

int apart(one::Figure& shape) { return shape.paint(2) + shape.extent(); }
