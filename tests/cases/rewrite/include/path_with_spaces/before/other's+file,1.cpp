#include "old/manager.h"

bool other() { return old::get_manager().is_active("bob"); }
