


#include "old/manager.h"

void feeds(old::Manager& manager) { manager.send("ada",		"tabs"); }   


