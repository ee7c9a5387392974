#pragma once

#include <one/hub.hpp>

#include "app/types.h"

namespace app {
void through(one::Hub& manager);
}  // namespace app
