// store.h - compatibility header: forwards to one::Store, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <one/store.hpp> instead.
#pragma once

#include <one/store.hpp>
#include <ssot/migration_shim.hpp>

SSOT_SHIM_BEGIN

namespace old {

class SSOT_DEPRECATED("use one::Store") Store : public one::Store {
 public:
  using one::Store::Store;
  bool put(int key) { return static_cast<one::Store&>(*this).add(key); }
  SSOT_DEPRECATED("nobody wipes any more; make a new store")
  void wipe() { ssot::migration::unforwarded("old::Store::wipe", "nobody wipes any more"); }
};

}  // namespace old

SSOT_SHIM_END

// Other files ask whether it was included.
#ifndef OLD_STORE_H
#define OLD_STORE_H
#endif
