#pragma once

#include "app/types.h"
#include "old/manager.h"

namespace app {
void through(old::Manager& manager);
}  // namespace app
