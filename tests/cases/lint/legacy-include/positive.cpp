#include <old/manager.h>

void greet(app::Manager& manager) { manager.send("hello"); }
