// Does not parse: nothing is written, unless asked to go on.
#include "app/only_here.h"
#include "app/shared.h"
#include "not/generated/yet.h"

bool broken(old::Manager& manager) { return shared(manager) && only_here(manager) && undeclared(manager); }
