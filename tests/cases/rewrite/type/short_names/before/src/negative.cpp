#include "depot/crate.h"

namespace depot {

int settled(const Crate& crate) { return crate.mass(depot::Unit::ounce) + depot::find_crate(1); }

}  // namespace depot

namespace depot {

// A private base of a base closes the way to its name.
struct Keg : private Bin {};
struct Firkin : Keg {
  int weigh(const Bin& other) const { return other.mass(Unit::gram); }
};

}  // namespace depot
