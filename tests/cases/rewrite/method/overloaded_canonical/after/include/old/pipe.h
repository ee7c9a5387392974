// pipe.h - compatibility header: forwards to one::Sink, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <one/sink.hpp> instead.
#pragma once

#include <one/sink.hpp>

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

class SSOT_DEPRECATED("use one::Sink") Pipe : public one::Sink {
 public:
  using one::Sink::Sink;
  bool put(int value) { return static_cast<one::Sink&>(*this).add(value); }
  void flush() { static_cast<one::Sink&>(*this).sync(); }
};

SSOT_DEPRECATED("use one::empty(pipe)")
inline int drain(Pipe& pipe) { return one::empty(pipe); }

}  // namespace old

#pragma GCC diagnostic pop
