#pragma once
#include "old/manager.h"  // IWYU pragma: export

namespace app {
inline int exports_line() { return 5; }
}  // namespace app
