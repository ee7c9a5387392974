// manager.h - compatibility header: forwards to one::Hub, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <one/hub.hpp> instead.
#pragma once

#include <one/hub.hpp>

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

class SSOT_DEPRECATED("use one::Hub from <one/hub.hpp>") Manager {
 public:
  Manager() {}
  bool send(const char* text) { return one::hub().post(text); }
};

}  // namespace old

#pragma GCC diagnostic pop
