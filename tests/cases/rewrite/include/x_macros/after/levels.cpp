#include "old/manager.h"
#include <one/hub.hpp>

#define WITH_LEVELS
#define CALL(name, expression)
#define LEVEL(level) old::Level lowest = level;
#include "app/calls.def"
#undef LEVEL
#undef CALL
