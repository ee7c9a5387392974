#include "old/manager.h"

void clean() { old::get_manager().sweep(); }

void from_macro() { OLD_MANAGER().send("ada", "hello"); }
