// Comes without an include of its own.
void hello(old::Manager& manager) { manager.send("ada", "hello"); }
