module;
#include "old/manager.h"
export module app.unit;

export bool in_a_module() { return old::get_manager().is_active("bob"); }
export void stays() { old::get_manager().sweep(); }

module :private;
bool hidden() { return old::get_manager().is_active("cy"); }
