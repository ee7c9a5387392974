// The outer guard of the old days saves opening the file.
#ifndef OLD_STORE_H
#include "old/store.h"
#endif

bool before_it(old::Store& store) { return store.put(2); }
