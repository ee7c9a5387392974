#include "old/manager.h"

void wrapped(old::Manager& manager) { manager.send("ada", "hello"); }
