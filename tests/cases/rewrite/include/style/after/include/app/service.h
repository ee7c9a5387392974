#pragma once

#include "app/types.h"

namespace one {
class Hub;
}  // namespace one

namespace app {
void greet(one::Hub& manager);
}  // namespace app
