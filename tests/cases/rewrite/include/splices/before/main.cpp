#include \
    "old/manager.h"

void hello(old::Manager& manager) { manager.send("ada", "hello"); }
