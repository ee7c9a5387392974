#include "depot/crate.h"

namespace depot {

int settled(const Crate& crate) { return crate.mass(depot::Unit::ounce) + depot::find_crate(1); }

}  // namespace depot
