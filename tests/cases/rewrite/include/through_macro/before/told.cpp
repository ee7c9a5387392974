// The macro says the name elsewhere, too: changing it would change what is printed.
#include "app/config.h"
#include TOLD_HEADER

const char* told = TOLD_HEADER;
void say(old::Manager& manager) { manager.send("ada", "hello"); }
