#pragma once

#include <one/store.hpp>

#if !defined(OLD_STORE_H)
#error "include old/store.h before app/needs.hh"
#endif

namespace app {
inline bool needs(one::Store& store) { return store.add(3); }
}  // namespace app
