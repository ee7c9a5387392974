// The canonical include that is there stands under a condition: it is not enough.
#ifdef WITH_A
#include <one/hub.hpp>
#endif
#include "old/manager.h"

void has_conditional(old::Manager& manager) { manager.send("ada", "hello"); }
