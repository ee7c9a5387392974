#include "old/manager.h"
#include <one/hub.hpp>

bool use(one::Hub& manager) { return manager.online(one::User{"ada"}); }
void stays(old::Manager& manager) { manager.sweep(); }
