#ifdef WITH_A
#include "old/manager.h"
#endif
#ifdef WITH_B
#include "old/manager.h"
#endif

void two(old::Manager& manager) { manager.send("ada", "hello"); }
