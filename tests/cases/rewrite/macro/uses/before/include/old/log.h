#pragma once

#include <one/log.hpp>

namespace old {
one::Log& logger();
}

#define OLD_LOG(level, text) one::write(text, level)
#define OLD_LIMIT 8
#define OLD_LOGGER() (old::logger())
#define OLD_TRACE(format, ...) one::trace(format __VA_OPT__(, ) __VA_ARGS__)
#define OLD_CHECK(what) ((what) ? true : one::failed(#what))
#define OLD_HALF(number) ((number) / 2)
#define OLD_TWICE(number) ((number) + (number))
#define OLD_ONCE if (static bool done = false; !done && (done = true))
