#include "spaced.h"

bool other() { return old::get_manager().is_active(NAME); }
