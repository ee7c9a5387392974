#pragma once
#include_next <old/manager.h>

namespace app {
inline constexpr int limit = 8;
}  // namespace app
