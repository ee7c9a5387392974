#include "app/config.h"
#include MANAGER_HEADER

void stays(old::Manager& manager) { manager.sweep(); }
