#include "old/manager.h"
#include "one/hub.hpp"

void has(old::Manager& manager) { manager.send("ada", "hello"); }
