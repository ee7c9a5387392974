#include "old/manager.h"

int direct(old::Manager& manager) { return manager.count_later().get() + 1; }

void ignored(old::Manager& manager) { manager.count_later(); }
