// The flags stand in response files, which name others.
#ifdef WITH_ALL
#include "old/manager.h"
bool use() { return old::get_manager().is_active(NAME); }
#endif
