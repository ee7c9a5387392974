#include "old_library/old/manager.h"

void library_use(library::Manager& manager) { manager.manage(); }
