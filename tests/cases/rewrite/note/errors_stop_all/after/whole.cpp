#include "app/shared.h"

bool whole() { return shared(old::get_manager()); }
