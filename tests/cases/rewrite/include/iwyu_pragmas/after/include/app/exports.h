#pragma once
// IWYU pragma: begin_exports
#include <one/hub.hpp>
// IWYU pragma: end_exports

namespace app {
inline int exports() { return 4; }
}  // namespace app
