#include "my app/a header.h"

bool use() { return spaced(old::get_manager()); }
