#include <functional>

#include "old/manager.h"

bool (old::Manager::*active)(const char*) const = &old::Manager::is_active;

auto bound(old::Manager& manager) { return std::bind(&old::Manager::sweep, &manager); }

void apart(old::Manager& manager) { manager.send("ada", "free"); }
