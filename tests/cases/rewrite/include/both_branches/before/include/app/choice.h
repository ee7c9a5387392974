#pragma once

// One unit sees the first branch, another one the second: nothing is unseen.
#ifdef FIRST
#include "old/manager.h"
inline void choice(old::Manager& manager) { manager.send("ada", "first"); }
#else
#include <old/manager.h>
inline void choice(old::Manager& manager, const char* user) { manager.send(user, "second"); }
#endif
