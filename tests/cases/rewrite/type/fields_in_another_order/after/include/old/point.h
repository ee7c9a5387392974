// point.h - compatibility header: forwards to one::Point, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <one/point.hpp> instead.
#pragma once

#include <one/point.hpp>

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

struct SSOT_DEPRECATED("use one::Point") Point {
  int row = {};
  int column = {};
};

}  // namespace old

#pragma GCC diagnostic pop
