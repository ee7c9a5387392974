#include "old/manager.h"

static old::Manager& manager() { return old::get_manager(); }
bool second() { return manager().is_active("bob"); }
