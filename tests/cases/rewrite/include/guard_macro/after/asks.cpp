// Asks whether the legacy header was included, by its guard.
#include "old/store.h"
#include <one/store.hpp>

#ifdef OLD_STORE_H
bool asks(one::Store& store) { return store.add(1); }
#else
bool asks() { return false; }
#endif
