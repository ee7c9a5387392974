#include "old/manager.h"

namespace o = old;

void greet(o::Manager& manager) { manager.send("ada", "hello"); }
