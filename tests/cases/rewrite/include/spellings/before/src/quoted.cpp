#include "old/manager.h"

void quoted(old::Manager& manager) { manager.send("ada", "quoted"); }
