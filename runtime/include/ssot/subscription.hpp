// subscription.hpp - holds a callback registered: it ends with this object, unless kept.
//
// Ownership: the manager owns the callback, this object only the right to end it; it may outlive the manager.
// Threads: one object belongs to one thread at a time. When the destructor returns, no new call begins; one
// that is already running on another thread may still finish.
#pragma once

#include <functional>
#include <utility>

namespace ssot {

class [[nodiscard]] Subscription {
 public:
  Subscription() = default;
  explicit Subscription(std::function<void()> end) : end_(std::move(end)) {}
  Subscription(Subscription&& other) noexcept : end_(std::exchange(other.end_, nullptr)) {}
  Subscription& operator=(Subscription&& other) noexcept {
    std::swap(end_, other.end_);
    return *this;
  }
  ~Subscription() {
    if (end_) end_();
  }

  /// Keeps the callback for as long as the manager lives.
  void keep() && { end_ = nullptr; }

 private:
  std::function<void()> end_ = {};
};

}  // namespace ssot
