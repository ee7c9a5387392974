// Asks whether the legacy header was included, by its guard.
#include "old/store.h"

#ifdef OLD_STORE_H
bool asks(old::Store& store) { return store.put(1); }
#else
bool asks() { return false; }
#endif
