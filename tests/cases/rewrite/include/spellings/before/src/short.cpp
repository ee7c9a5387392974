#include "manager.h"

void shortened(old::Manager& manager) { manager.send("ada", "short"); }
