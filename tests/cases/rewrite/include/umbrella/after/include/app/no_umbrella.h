#pragma once

namespace app {
inline int answer() { return 42; }
}  // namespace app
