// IWYU pragma: no_include <one/hub.hpp>
#include "app/exports.h"
#include "old/manager.h"

void no_include(old::Manager& manager) { manager.send("ada", "hello"); }
