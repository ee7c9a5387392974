#include "old/manager.h"

// Only one of the builds has it.
bool other() { return old::get_manager().is_active("fay"); }
