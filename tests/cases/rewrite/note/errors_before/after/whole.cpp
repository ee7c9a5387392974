#include "old/manager.h"
#include "app/shared.h"
#include <one/hub.hpp>

bool whole() { return shared(old::get_manager()); }

bool apart(one::Hub& manager) { return manager.online(one::User{"bob"}); }
