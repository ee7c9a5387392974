#include <one/hub.hpp>

#define WITH_LEVELS
#define CALL(name, expression)
#define LEVEL(level) one::Priority lowest = level;
#include "app/calls.def"
#undef LEVEL
#undef CALL
