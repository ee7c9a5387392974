#pragma once
#include <one/hub.hpp>

namespace app {
void greet(one::Hub& manager);
}  // namespace app
