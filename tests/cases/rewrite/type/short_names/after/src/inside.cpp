#include "depot/crate.h"

namespace depot {

int heavy(const Crate& box) { return box.mass(Unit::gram) + find_crate(1); }

namespace yard {

bool fits(const Crate& box, Extent size) { return size == Extent::small && box.mass(Unit::gram) == find_crate(2); }

struct Row {
  Crate first;
  int count();
};

}  // namespace yard

// Inside of them the name of a base is the name of its class.
struct Barrel : Crate {
  bool same(const Crate& other) const { return &other == this; }
};

int yard::Row::count() { return first.mass(Unit::gram); }

}  // namespace depot
