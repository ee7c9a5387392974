// app::Listener came in through the legacy header; this file goes on using it.
#include "old/manager.h"

void hello(old::Manager& manager) { manager.send("ada", "hello"); }

app::Listener chosen(app::Listener first) { return first; }
