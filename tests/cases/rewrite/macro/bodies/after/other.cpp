#include "app/macros.h"

bool greeted() { return GREET("dan"); }

int level() { return static_cast<int>(PRIORITY); }
