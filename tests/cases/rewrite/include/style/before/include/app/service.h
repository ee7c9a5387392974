#pragma once

#include "app/types.h"

namespace old {
class Manager;
}

namespace app {
void greet(old::Manager& manager);
}  // namespace app
