#pragma once

#include <app/manager.hpp>

namespace shim {
using Manager = app::Manager;
}
