#pragma once
#include "old/manager.h"

inline void generated() { old::get_manager().send("ada", "generated"); }
