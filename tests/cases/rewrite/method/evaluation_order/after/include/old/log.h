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
  void same(int key, int value) { static_cast<one::Log&>(*this).put(key, value); }
  void turned(int key, int value) { static_cast<one::Log&>(*this).put(value, key); }
  void listed(int key, int value) { static_cast<one::Log&>(*this).put_all({key, value}); }
  void listed_anyhow(int key, int value) { static_cast<one::Log&>(*this).put_all({key, value}); }
  void chained(int key, int value) { static_cast<one::Log&>(*this).at(value).put(key); }
  void passed(int key) { one::put(static_cast<one::Log&>(*this), key); }
  void freed(int key) { one::put_somewhere(key); }
};

SSOT_DEPRECATED("use one::has(key) || one::has(value)")
inline bool either(int key, int value) {
  return one::has(key) || one::has(value);
}

SSOT_DEPRECATED("use one::run([=] { one::has(key); })")
inline void later(int key) {
  one::run([=] { one::has(key); });
}

SSOT_DEPRECATED("use one::write(log, key)")
inline void operator<<(Log& log, int key) {
  one::write(log, key);
}

}  // namespace old

#pragma GCC diagnostic pop
