#include <functional>

#include "old/manager.h"
#include <one/hub.hpp>

bool (old::Manager::*active)(const char*) const = &old::Manager::is_active;

auto bound(old::Manager& manager) { return std::bind(&old::Manager::sweep, &manager); }

void apart(one::Hub& manager) { manager.post(one::User{"ada"}, "free").or_report(); }
