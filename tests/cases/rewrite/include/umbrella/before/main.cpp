#include "app/all.h"

void hello(old::Manager& manager) { manager.send("ada", "hello"); }
