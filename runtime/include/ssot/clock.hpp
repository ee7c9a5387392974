// clock.hpp - time as the manager sees it, so that tests can move it (testing/fake_clock.hpp).
//
// `steady` measures ages and limits, `wall` stamps messages: a jump of the wall clock expires nothing.
// Time limits of sockets (handshake, write progress, close) are timers of the event loop and not driven from
// here.
#pragma once

#include <chrono>

namespace ssot {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Both are called from any thread.
  virtual std::chrono::steady_clock::time_point steady() const = 0;
  virtual std::chrono::system_clock::time_point wall() const = 0;
};

}  // namespace ssot
