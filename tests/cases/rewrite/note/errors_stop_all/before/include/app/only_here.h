// Only the broken unit shows this file.
#pragma once
#include "old/manager.h"

inline bool only_here(old::Manager& manager) { return manager.is_active("bob"); }
