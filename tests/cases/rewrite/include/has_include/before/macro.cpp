#define HAS(name) __has_include(name)
#if HAS("old/manager.h")
#include "old/manager.h"
#endif

void macro(old::Manager& manager) { manager.send("ada", "hello"); }
