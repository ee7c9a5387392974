#include "old/store.h"

#ifndef OLD_STORE_H
#error "include old/store.h first"
#endif

void stays(old::Store& store) { store.wipe(); }
