// app::Listener came in through the legacy header, from a header that says which one to include instead.
#include "old/manager.h"

void hello(old::Manager& manager) { manager.send("ada", "hello"); }

app::Listener chosen(app::Listener first) { return first; }
