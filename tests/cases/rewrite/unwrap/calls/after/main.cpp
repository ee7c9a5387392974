#include "old/manager.h"
#include <one/hub.hpp>

int direct(one::Hub& manager) { return manager.count() + 1; }

void ignored(old::Manager& manager) { manager.count_later(); }
