#include "app/no_umbrella.h"

void second(old::Manager& manager) { manager.send("ada", "hello"); }
