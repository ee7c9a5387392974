#include "old/manager.h"
#ifdef WITH_A
#include <old/manager.h>
#endif

void outer(old::Manager& manager) { manager.send("ada", "hello"); }
