#pragma once
#include "old/manager.h"

inline bool shared(old::Manager& manager) { return manager.is_active("ada"); }
