#include "old/manager.h"

bool somebody(old::Manager& manager) { return manager.is_active("ada"); }
