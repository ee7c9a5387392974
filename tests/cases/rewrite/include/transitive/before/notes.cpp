// What stays on the shim asks for the legacy header itself when nobody brings it any more.
#include "app/service.h"

void notes(old::Manager& manager) { manager.sweep(); }
