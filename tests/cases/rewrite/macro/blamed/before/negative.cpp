#include "old/manager.h"

bool alone() { return old::get_manager().is_active("ada"); }

#define GREET(user) old::get_manager().send(user, "hello")

// What the replacement says is another macro's name from here on.
#define post deliver
void greet() { GREET("ada"); }
#undef post

bool beside() { return old::get_manager().is_active("bob"); }
