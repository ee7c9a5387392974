#pragma once
#include "old/manager.h"

inline void vendored() { old::get_manager().send("ada", "vendor"); }
