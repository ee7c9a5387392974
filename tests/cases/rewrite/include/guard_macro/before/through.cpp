#include "old/store.h"
#include "app/needs.hh"

bool through(old::Store& store) { return app::needs(store); }
