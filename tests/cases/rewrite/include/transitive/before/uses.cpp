#include "app/service.h"

void uses(old::Manager& manager) { manager.send("ada", "hello"); }
