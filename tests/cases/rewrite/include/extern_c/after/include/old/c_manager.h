// c_manager.h - compatibility header: forwards to one::Box, and does nothing else.
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

SSOT_DEPRECATED("use one::post(user)")
inline int old_c_send(const char* user) { return one::post(user); }

#pragma GCC diagnostic pop
