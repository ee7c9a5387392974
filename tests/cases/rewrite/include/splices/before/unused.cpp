#include <functional>
#include \
    "old/manager.h"  // for nothing
int unused() { return 1; }
