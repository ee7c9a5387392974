%:include "old/manager.h"

void digraph(old::Manager& manager) { manager.send("ada", "hello"); }
