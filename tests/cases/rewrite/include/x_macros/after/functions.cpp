#include <one/hub.hpp>

#define CALL(name, expression) \
  bool call_##name() { return expression; }
#include "app/calls.def"
#undef CALL
