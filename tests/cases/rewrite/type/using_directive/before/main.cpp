#include "old/manager.h"

using namespace old;

void greet(Manager& manager) { manager.send("ada", "hello"); }
