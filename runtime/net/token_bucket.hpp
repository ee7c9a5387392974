// token_bucket.hpp - so many at once, so many a second from then on.
//
// Values only; the caller serialises.
#pragma once

#include <algorithm>
#include <chrono>

#include <ssot/options.hpp>

namespace ssot::net {

class TokenBucket {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// Full. A limit of 0 a second is none.
  explicit TokenBucket(RateLimit limit) : limit_(limit), left_(burst()) {}

  /// Takes one; false if none is there.
  bool take(Time now) {
    if (limit_.per_second <= 0) return true;
    fill(now);
    if (left_ < 1) return false;
    left_ -= 1;
    return true;
  }

 private:
  double burst() const { return std::max(limit_.burst, 1.0); }
  void fill(Time now) {
    const std::chrono::duration<double> passed = now - at_;
    at_ = std::max(at_, now);
    if (passed.count() > 0) left_ = std::min(burst(), left_ + passed.count() * limit_.per_second);
  }

  RateLimit limit_;
  double left_;
  Time at_{};
};

}  // namespace ssot::net
