#include "old/store.h"
#include "app/needs.hh"
#include <one/store.hpp>

bool through(one::Store& store) { return app::needs(store); }
