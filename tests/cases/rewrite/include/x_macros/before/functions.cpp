#include "old/manager.h"

#define CALL(name, expression) \
  bool call_##name() { return expression; }
#include "app/calls.def"
#undef CALL
