#include "depot/crate.h"

#define DEPOT depot

namespace d = depot;

int through_alias(const d::Box& box) { return box.weight() + d::find_box(1); }
int through_macro(const DEPOT::Box& box) { return box.weight() + DEPOT::find_box(1); }
int from_the_top(const ::depot::Box& box) { return box.weight() + ::depot::find_box(1); }
int in_full(const depot::Box& box) { return box.weight() + depot::find_box(1); }

int in_a_block() {
  using namespace depot;
  Box box;
  return box.weight() + find_box(static_cast<int>(Size::SMALL));
}

using namespace depot;

int behind_a_directive(const Box& box) { return box.weight() + find_box(1); }
