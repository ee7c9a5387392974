#include "app/config.h"
#include MANAGER_HEADER

void quoted(old::Manager& manager) { manager.send("ada", "hello"); }
