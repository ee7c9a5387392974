// No translation unit includes this header: what it says is told, and not edited.
#pragma once
#include "old/manager.h"

inline bool nobody(old::Manager& manager) { return manager.is_active("ada"); }
