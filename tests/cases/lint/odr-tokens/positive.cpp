// In one program with the canonical.
#include <vendor/manager.hpp>

void greet(app::Manager& manager) { manager.send("hello"); }
