#pragma once
#include <one/hub.hpp>  // IWYU pragma: export

namespace app {
inline int exports_line() { return 5; }
}  // namespace app
