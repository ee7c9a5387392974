#pragma once
// IWYU pragma: begin_exports
#include "old/manager.h"
// IWYU pragma: end_exports

namespace app {
inline int exports() { return 4; }
}  // namespace app
