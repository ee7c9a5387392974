#include "old/manager.h"

bool use(old::Manager& manager) { return manager.is_active("ada"); }
