// channels.hpp - all channels of the process, and the bounds that they share.
//
// A channel is opened when it is first named and dropped when nobody reads it, nothing is kept, nothing was
// lost unseen, and it was quiet for the history's age. Each append and each opening looks at two others in
// turn, so no timer is needed. Threads: the caller serialises.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include <ssot/options.hpp>

#include "hub/channel.hpp"

namespace ssot::hub {

class Channels {
 public:
  Channels(HistoryLimits limits, std::unique_ptr<history::HistoryStore> store)
      : limits_(limits), store_(std::move(store)) {}

  /// Of kind `all` the id is empty.
  std::shared_ptr<Channel> find(Channel::Kind kind, const std::string& id) const;
  std::shared_ptr<Channel> open(Channel::Kind kind, const std::string& id, history::Time now);
  void drop(const Channel& channel);

  /// Whether another channel, or `bytes` more, are within the process's bounds, after dropping what may be
  /// dropped.
  bool room_for_channel(history::Time now);
  bool room_for(std::size_t bytes, history::Time now);

  /// Returns the offset. What was trimmed unseen is counted in expired().
  std::uint64_t append(Channel& channel, history::Entry entry);
  void trim(Channel& channel, history::Time now);
  std::size_t expired() const { return expired_; }
  /// For what is lost otherwise than by trimming.
  void count_expired(std::size_t messages) { expired_ += messages; }
  std::size_t size() const { return by_name_.size(); }

 private:
  template <class Change>
  void account(Channel& channel, Change change);
  void sweep(std::size_t channels, history::Time now);

  HistoryLimits limits_;
  std::unique_ptr<history::HistoryStore> store_;
  std::unordered_map<std::string, std::shared_ptr<Channel>> by_name_ = {};
  std::list<Channel*> turn_ = {};
  std::size_t bytes_ = 0;
  std::size_t expired_ = 0;
};

}  // namespace ssot::hub
