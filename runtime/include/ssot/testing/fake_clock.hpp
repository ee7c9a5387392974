// fake_clock.hpp - a clock that stands still until a test moves it. Any thread.
#pragma once

#include <atomic>
#include <chrono>

#include <ssot/clock.hpp>

namespace ssot::testing {

class FakeClock final : public Clock {
 public:
  /// Wall time starts at 2025-09-14T00:00:00Z.
  std::chrono::steady_clock::time_point steady() const override {
    return std::chrono::steady_clock::time_point{} + std::chrono::milliseconds{passed_.load()};
  }
  std::chrono::system_clock::time_point wall() const override {
    return std::chrono::system_clock::time_point{std::chrono::seconds{1757808000}} +
           std::chrono::milliseconds{passed_.load()};
  }
  void advance(std::chrono::milliseconds by) { passed_ += by.count(); }

 private:
  std::atomic<std::chrono::milliseconds::rep> passed_{1};
};

}  // namespace ssot::testing
