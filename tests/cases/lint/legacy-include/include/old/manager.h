#pragma once

#include <app/manager.hpp>

namespace old {
using Manager = app::Manager;
}
