#include "old/manager.h"
#include "app/shared.h"

bool whole() { return shared(old::get_manager()); }

bool apart(old::Manager& manager) { return manager.is_active("bob"); }
