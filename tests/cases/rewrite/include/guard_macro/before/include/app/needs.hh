#pragma once
#if !defined(OLD_STORE_H)
#error "include old/store.h before app/needs.hh"
#endif

namespace app {
inline bool needs(old::Store& store) { return store.put(3); }
}  // namespace app
