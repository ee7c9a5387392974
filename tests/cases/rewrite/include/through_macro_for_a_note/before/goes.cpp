#include "app/config.h"
#include MANAGER_HEADER

void goes(old::Manager& manager) { manager.send("ada", "hello"); }
