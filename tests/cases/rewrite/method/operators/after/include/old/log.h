// log.h - compatibility header: forwards to one::Log, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <one/log.hpp> instead.
#pragma once

#include <one/log.hpp>

#ifndef SSOT_DEPRECATED
#ifdef SSOT_SHIM_NO_DEPRECATED
#define SSOT_DEPRECATED(text)
#else
#define SSOT_DEPRECATED(text) [[deprecated(text)]]
#endif
#endif

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace old {

class SSOT_DEPRECATED("use one::Log") Log : public one::Log {
 public:
  using one::Log::Log;
  void operator<<(int key) { static_cast<one::Log&>(*this).write(key); }
  int operator[](int at) const { return static_cast<const one::Log&>(*this).value(at); }
  int size() const { return static_cast<const one::Log&>(*this).last() + 1; }
  bool full() const { return !static_cast<const one::Log&>(*this).has_room(); }
};

}  // namespace old

#pragma GCC diagnostic pop
