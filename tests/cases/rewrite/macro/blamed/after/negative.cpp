#include "old/manager.h"
#include <one/hub.hpp>

bool alone() { return one::hub().online(one::User{"ada"}); }

#define GREET(user) old::get_manager().send(user, "hello")

// What the replacement says is another macro's name from here on.
#define post deliver
void greet() { GREET("ada"); }
#undef post

bool beside() { return one::hub().online(one::User{"bob"}); }
