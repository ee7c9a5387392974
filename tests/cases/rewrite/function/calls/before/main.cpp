#include "old/manager.h"

double total(int attempt) { return old::delay(attempt) + old::delay(attempt + 1); }

namespace old {
double inside(int attempt) { return delay(attempt); }
}  // namespace old

using old::delay;
double used(int attempt) { return delay(attempt << 1); }
