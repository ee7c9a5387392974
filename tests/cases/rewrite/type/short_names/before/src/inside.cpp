#include "depot/crate.h"

namespace depot {

int heavy(const Box& box) { return box.weight() + find_box(1); }

namespace yard {

bool fits(const depot::Box& box, Size size) { return size == Size::SMALL && box.weight() == find_box(2); }

struct Row {
  Box first;
  int count();
};

}  // namespace yard

// Inside of them the name of a base is the name of its class.
struct Barrel : Bin {
  bool same(const Bin& other) const { return &other == this; }
};

int yard::Row::count() { return first.weight(); }

}  // namespace depot
