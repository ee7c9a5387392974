#include "net/address_limits.hpp"

namespace ssot::net {

AddressLimits::Entrance AddressLimits::enter(const std::string& address, Time now) {
  if (connections_ == 0 && attempts_.per_second <= 0) return {};
  const std::lock_guard lock(mutex_);
  auto found = entries_.find(address);
  if (found == entries_.end()) {
    found = entries_.emplace(address, Entry{TokenBucket(attempts_)}).first;
    found->second.turn = idle_.insert(idle_.end(), address);
    if (idle_.size() > remembered_) {
      entries_.erase(idle_.front());
      idle_.pop_front();
      found = entries_.find(address);
      if (found == entries_.end()) return {};  // none are remembered
    }
  }
  Entry& entry = found->second;
  if (!entry.bucket.take(now)) return {Verdict::too_fast};
  if (connections_ > 0 && entry.connections >= connections_) return {Verdict::too_many};
  if (entry.connections++ == 0) idle_.erase(entry.turn);
  auto lease = std::shared_ptr<void>(nullptr, [self = shared_from_this(), address](void*) { self->leave(address); });
  return {Verdict::welcome, std::move(lease)};
}

void AddressLimits::leave(const std::string& address) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(address);
  if (--found->second.connections > 0) return;
  found->second.turn = idle_.insert(idle_.end(), address);
  if (idle_.size() <= remembered_) return;
  entries_.erase(idle_.front());
  idle_.pop_front();
}

std::size_t AddressLimits::size() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace ssot::net
