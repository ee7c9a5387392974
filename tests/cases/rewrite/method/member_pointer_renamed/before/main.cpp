// Where only the name differs, a pointer to the member is one to the canonical member.
#include <functional>

#include "old/manager.h"

void (old::Manager::*setter)(old::Level) = &old::Manager::set_level;

auto bound(old::Manager& manager) { return std::bind(&old::Manager::set_level, &manager, std::placeholders::_1); }

void called(old::Manager& manager, old::Level level) { (manager.*(&old::Manager::set_level))(level); }
