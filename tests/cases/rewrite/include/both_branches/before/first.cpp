#define FIRST
#include "app/choice.h"

void first(old::Manager& manager) { choice(manager); }
