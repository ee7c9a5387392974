#ifdef WITH_MANAGER
#include "old/manager.h"
#endif

#ifdef WITH_MANAGER
void greet(old::Manager& manager) { manager.send("ada", "hello"); }
#endif

#ifdef WITHOUT_MANAGER
#include "old/manager.h"
void unseen(old::Manager& manager) { manager.send("ada", "hello"); }
#endif
