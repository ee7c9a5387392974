// IWYU pragma: begin_keep
#include "old/manager.h"
// IWYU pragma: end_keep
int keep_region() { return 2; }
