module;
#include "old/manager.h"
#include <one/hub.hpp>
export module app.unit;

export bool in_a_module() { return one::hub().online(one::User{"bob"}); }
export void stays() { old::get_manager().sweep(); }

module :private;
bool hidden() { return one::hub().online(one::User{"cy"}); }
