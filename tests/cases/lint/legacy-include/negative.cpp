// The canonical header, and one whose path only ends alike.
#include <app/manager.hpp>
#include <very_old/manager.h>

void part(app::Manager& manager) { manager.send("bye"); }
