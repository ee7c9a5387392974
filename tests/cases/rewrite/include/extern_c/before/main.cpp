#include "app/types.h"

extern "C" {
#include "old/c_manager.h"
}

int hello() { return old_c_send("ada"); }
