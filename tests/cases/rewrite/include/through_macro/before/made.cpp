#include "app/config.h"
#include MADE_HEADER(manager)

void made(old::Manager& manager) { manager.send("ada", "hello"); }
