#pragma once

#include "old/manager.h"

namespace app {
inline int answer() { return 42; }
}  // namespace app
