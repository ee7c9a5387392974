#include "old/manager.h"

#define CHECKED(expression) \
  do {                      \
    if (!(expression)) return; \
  } while (false)
#define SAME(expression) expression
#define TWICE(statement) statement; statement

void once(old::Manager& manager) { CHECKED(manager.send("ada", "hello")); }

void twice(old::Manager& manager) { TWICE(manager.set_level(old::Level::LOW)); }

void same(old::Manager& manager) { SAME(manager.send("ada", "hello")); }
