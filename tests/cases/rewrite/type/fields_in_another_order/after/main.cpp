// Items and bindings go by the order of fields, which no name shows.
#include "old/point.h"
#include <one/point.hpp>

int named(const one::Point& point) { return point.y * 80 + point.x; }

int listed() {
  const old::Point listed{1, 2};
  return listed.row;
}

int bound(const old::Point& point) {
  const auto [row, column] = point;
  return row * 80 + column;
}
