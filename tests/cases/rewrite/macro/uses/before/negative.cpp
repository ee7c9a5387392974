#include "old/log.h"

int next();

#ifdef OLD_LIMIT
int asked() { return 1; }
#endif

#if OLD_LIMIT > 4
int condition() { return 2; }
#endif

one::Log& before_main = OLD_LOGGER();

void once() { OLD_ONCE next(); }

#undef OLD_HALF
#define OLD_HALF(number) ((number) / 3)
int other(int level) { return OLD_HALF(level); }
