#include <one/hub.hpp>
#include "app/types.h"

int direct(one::Hub& manager) { return manager.count() + 1; }

void ignored(one::Hub& manager) { manager.count(); }
