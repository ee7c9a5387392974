// Guard and include go on saying the same, used or not.
#if __has_include("old/manager.h")
#include "old/manager.h"
#endif

int unused() { return 1; }
