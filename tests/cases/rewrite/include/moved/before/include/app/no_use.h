#pragma once

#include "old/text.h"

namespace app {
inline int no_use() { return 1; }
}  // namespace app
