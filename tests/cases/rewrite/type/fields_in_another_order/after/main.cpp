// Items and bindings go by the order of fields, which no name shows.
#include "old/point.h"

int named(const old::Point& point) { return point.row * 80 + point.column; }

int listed() {
  const old::Point listed{1, 2};
  return listed.row;
}

int bound(const old::Point& point) {
  const auto [row, column] = point;
  return row * 80 + column;
}
