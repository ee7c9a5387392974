#include "app/choice.h"

void second(old::Manager& manager) { choice(manager, "ada"); }
