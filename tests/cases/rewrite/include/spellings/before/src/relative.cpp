#include "../include/old/manager.h"

void relative(old::Manager& manager) { manager.send("ada", "relative"); }
