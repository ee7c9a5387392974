// A header whose definitions come at its end.
#pragma once

#include "app/through.h"

namespace app {
inline void declared(old::Manager& manager);
}  // namespace app

#include "app/declared.ipp"
