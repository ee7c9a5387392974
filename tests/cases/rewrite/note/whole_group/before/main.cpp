// A manager on which something is noted stays legacy everywhere that it flows; others are rewritten.
#include "old/manager.h"

void inner(old::Manager& manager) { manager.sweep(); }
void outer(old::Manager& manager) { inner(manager); manager.send("ada", "held up"); }

void apart(old::Manager& manager) { manager.send("ada", "free"); }
