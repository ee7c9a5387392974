#pragma once
#include "old/manager.h"

inline bool spaced(old::Manager& manager) { return manager.is_active("ada"); }
