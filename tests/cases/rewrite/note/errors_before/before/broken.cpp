// Did not parse before anything was changed: what only it shows is left alone, and told.
#include "app/only_here.h"
#include "app/shared.h"
#include "not/generated/yet.h"

bool broken(old::Manager& manager) { return shared(manager) && only_here(manager) && undeclared(manager); }
