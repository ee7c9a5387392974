// An enumerator as a number cannot live on a shim: the legacy header stays, and the rest is rewritten. Whoever spells an
// inline namespace is rewritten like all others.
#include "old/store.h"

namespace app {

int spelled(old::v1::Store& s) { return s.put(1) + old::v1::go(s); }

constexpr int weights[2] = {1, 2};
int number() { return weights[old::MODE_A] + (1 << old::MODE_B); }

old::Mode value() { return old::MODE_A; }

}  // namespace app
