#ifdef WITH_MANAGER
#include <one/hub.hpp>
#endif

#ifdef WITH_MANAGER
void greet(one::Hub& manager) { manager.post(one::User{"ada"}, "hello").or_report(); }
#endif

#ifdef WITHOUT_MANAGER
#include "old/manager.h"
void unseen(old::Manager& manager) { manager.send("ada", "hello"); }
#endif
