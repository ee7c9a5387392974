#pragma once

#include <one/hub.hpp>

#define GREET(user) one::hub().post(one::User{user}, "hello").accepted()
#define DECLARE_MANAGER(name) one::Hub& name
#define IS_ACTIVE(manager, user) ((manager).online(one::User{user}))
#define PRIORITY one::Priority::high
#define UNUSED_YET(manager) manager.set_level(old::Level::LOW)
