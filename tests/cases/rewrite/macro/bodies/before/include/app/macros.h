#pragma once

#include "old/manager.h"

#define GREET(user) old::get_manager().send(user, "hello")
#define DECLARE_MANAGER(name) old::Manager& name
#define IS_ACTIVE(manager, user) ((manager).is_active(user))
#define PRIORITY old::Level::HIGH
#define UNUSED_YET(manager) manager.set_level(old::Level::LOW)
