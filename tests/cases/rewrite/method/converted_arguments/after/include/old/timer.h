// timer.h - compatibility header: forwards to one::Clock, and does nothing else.
//
// Written by `ssot shim` from rules.json; do not edit. Include <one/clock.hpp> instead.
#pragma once

#include <one/clock.hpp>

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

class SSOT_DEPRECATED("use one::Clock") Timer : public one::Clock {
 public:
  using one::Clock::Clock;
  void wait(int seconds) { static_cast<one::Clock&>(*this).sleep(seconds); }
  void enable(bool on) { static_cast<one::Clock&>(*this).set_level(on); }
  void count(unsigned long times) { static_cast<one::Clock&>(*this).repeat(times); }
  void name(const char* text) { static_cast<one::Clock&>(*this).call(text); }
};

}  // namespace old

#pragma GCC diagnostic pop
