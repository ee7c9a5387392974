#include <app/manager.hpp>

void greet(app::Manager& manager) { manager.send("hello"); }
