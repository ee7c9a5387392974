// The outer guard of the old days saves opening the file.
#ifndef OLD_STORE_H
#include <one/store.hpp>
#endif

bool before_it(one::Store& store) { return store.add(2); }
