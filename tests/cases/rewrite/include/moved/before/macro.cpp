#include "old/text.h"

int macro() { return TEXT_LIMIT; }
