#ifdef WITH_A
#include "old/manager.h"
#include <one/hub.hpp>
#endif

void both(old::Manager& manager) { manager.send("ada", "hello"); }
