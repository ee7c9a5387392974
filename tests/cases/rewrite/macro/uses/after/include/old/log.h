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

SSOT_DEPRECATED("use one::log()")
inline one::Log& logger() { return one::log(); }

}  // namespace old

#pragma GCC diagnostic pop

#define OLD_LOG(level, text) one::write(text, level)

#define OLD_LIMIT 8

#define OLD_LOGGER() (one::log())

#define OLD_TRACE(format, ...) one::trace(format __VA_OPT__(, )__VA_ARGS__)

#define OLD_CHECK(what) ONE_CHECK(what)

#define OLD_HALF(number) ((number) / 2)

#define OLD_TWICE(number) one::twice(number)

#define OLD_ONCE if (static bool done = false; !done && (done = true))
