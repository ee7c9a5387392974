#include "old/manager.h"
#include <one/hub.hpp>

#define GREET(user) one::hub().post(one::User{user}, "hello").or_report()
#define CALL(name) old::get_manager().name("ada", "pasted")
#define PASTE(first, second) first##second

void expanded() { GREET("ada"); }
void named() { CALL(send); }
void pasted() { old::get_manager().PASTE(se, nd)("ada", "hello"); }

void apart(one::Hub& manager) { manager.post(one::User{"ada"}, "free").or_report(); }
