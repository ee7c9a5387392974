#include "depot/crate.h"

#define DEPOT depot

namespace d = depot;

int through_alias(const d::Crate& box) { return box.mass(depot::Unit::gram) + d::find_crate(1); }
int through_macro(const DEPOT::Crate& box) { return box.mass(depot::Unit::gram) + DEPOT::find_crate(1); }
int from_the_top(const ::depot::Crate& box) { return box.mass(depot::Unit::gram) + ::depot::find_crate(1); }
int in_full(const depot::Crate& box) { return box.mass(depot::Unit::gram) + depot::find_crate(1); }

int in_a_block() {
  using namespace depot;
  Crate box;
  return box.mass(Unit::gram) + find_crate(static_cast<int>(Extent::small));
}

using namespace depot;

int behind_a_directive(const Crate& box) { return box.mass(Unit::gram) + find_crate(1); }
