#if __has_include("old/manager.h")
#include "old/manager.h"
#endif

void guarded(old::Manager& manager) { manager.send("ada", "hello"); }
