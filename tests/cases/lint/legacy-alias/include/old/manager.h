#pragma once

#include <app/manager.hpp>

namespace old {
using Manager = app::Manager;  // a shim
using Handle = Manager;
}  // namespace old
