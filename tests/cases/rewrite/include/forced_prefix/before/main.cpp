// The build forces a header of the project's own in: the legacy include is there.
void hello(old::Manager& manager) { manager.send("ada", "hello"); }
