#include "app/config.h"
#include MANAGER_HEADER

void again(old::Manager& manager) { manager.send("ada", "again"); }
