#include "app/config.h"
#include INDIRECT_HEADER

void indirect(old::Manager& manager) { manager.send("ada", "hello"); }
