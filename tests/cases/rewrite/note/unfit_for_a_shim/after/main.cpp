// An enumerator as a number cannot live on a shim: the legacy header stays, and the rest is rewritten. Whoever spells an
// inline namespace is rewritten like all others.
#include "old/store.h"
#include <fresh/store.hpp>

namespace app {

int spelled(fresh::Store& s) { return s.add(1) + fresh::go(s); }

constexpr int weights[2] = {1, 2};
int number() { return weights[old::MODE_A] + (1 << old::MODE_B); }

fresh::Mode value() { return fresh::Mode::a; }

}  // namespace app
