#pragma once
#include "old/manager.h"

namespace app {
void greet(old::Manager& manager);
}  // namespace app
