#include "old/manager.h"

bool plain() { return old::get_manager().is_active("ada"); }
