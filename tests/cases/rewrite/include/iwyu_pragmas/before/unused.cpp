#include "old/manager.h"  // for Manager
int unused() { return 3; }
