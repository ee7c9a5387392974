#pragma once
#include "old/manager.h"

namespace app {
inline int before() { return 1; }
}  // namespace app
