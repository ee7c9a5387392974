#include "old/manager.h"

bool rest() { return old::get_manager().is_active("cy"); }
