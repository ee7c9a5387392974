// event_bus.hpp - the callbacks of on<Ev>, called outside every lock.
//
// The list is copied on change, so publish holds no lock while it calls, and a callback may subscribe,
// unsubscribe or publish. Threads: any.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include <ssot/subscription.hpp>

namespace ssot::manager {

template <class Ev>
class EventBus : public std::enable_shared_from_this<EventBus<Ev>> {
 public:
  using Callback = std::function<void(const Ev&)>;

  Subscription add(Callback callback) {
    const std::lock_guard lock(mutex_);
    auto list = std::make_shared<List>(*list_);
    const std::uint64_t id = ++last_;
    list->emplace_back(id, std::make_shared<const Callback>(std::move(callback)));
    list_ = std::move(list);
    return Subscription([weak = this->weak_from_this(), id] {
      if (const auto self = weak.lock()) self->remove(id);
    });
  }

  bool empty() const { return current()->empty(); }

  /// `failed(exception_ptr)` is called for each callback that throws.
  template <class Failed>
  void publish(const Ev& event, const Failed& failed) const {
    for (const auto& [id, callback] : *current()) {
      try {
        (*callback)(event);
      } catch (...) {
        failed(std::current_exception());
      }
    }
  }

 private:
  using List = std::vector<std::pair<std::uint64_t, std::shared_ptr<const Callback>>>;

  void remove(std::uint64_t id) {
    std::shared_ptr<const List> old;  // destroyed after the lock: a callback may own anything
    const std::lock_guard lock(mutex_);
    auto list = std::make_shared<List>(*list_);
    std::erase_if(*list, [id](const auto& entry) { return entry.first == id; });
    old = std::exchange(list_, std::move(list));
  }

  std::shared_ptr<const List> current() const {
    const std::lock_guard lock(mutex_);
    return list_;
  }

  mutable std::mutex mutex_;
  std::shared_ptr<const List> list_ = std::make_shared<List>();
  std::uint64_t last_ = 0;
};

}  // namespace ssot::manager
