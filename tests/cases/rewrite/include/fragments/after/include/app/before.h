#pragma once

namespace app {
inline int before() { return 1; }
}  // namespace app
