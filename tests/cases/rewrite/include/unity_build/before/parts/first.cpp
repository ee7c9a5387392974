#include "old/manager.h"

bool first() { return old::get_manager().is_active("ada"); }
