// A header whose definitions come at its end.
#pragma once

#include "app/through.h"
#include <one/hub.hpp>

namespace app {
inline void declared(one::Hub& manager);
}  // namespace app

#include "app/declared.ipp"
