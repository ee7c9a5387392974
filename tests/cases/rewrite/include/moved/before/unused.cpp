#include "old/text.h"

int unused() { return 1; }
