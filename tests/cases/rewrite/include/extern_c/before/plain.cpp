#include "old/c_manager.h"

int plain() { return old_c_send("ada"); }
