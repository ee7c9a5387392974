#include "old/manager.h"  // IWYU pragma: keep

// Nothing of it is used here, and somebody wants it all the same.
int keep() { return 1; }
