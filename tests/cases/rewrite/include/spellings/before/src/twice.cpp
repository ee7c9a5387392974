#include "old/manager.h"
#include <old/manager.h>

void twice(old::Manager& manager) { manager.send("ada", "twice"); }
