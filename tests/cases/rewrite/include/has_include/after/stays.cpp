#if __has_include("old/manager.h")
#include "old/manager.h"
#endif

void stays(old::Manager& manager) { manager.sweep(); }
