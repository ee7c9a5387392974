#if __has_include("newer/manager.h")
#include "newer/manager.h"
#elif __has_include("old/manager.h")
#include "old/manager.h"
#elif __has_include("oldest/old/manager.h")
#include "oldest/old/manager.h"
#endif

void chain(old::Manager& manager) { manager.send("ada", "hello"); }
