// channels.hpp - all channels of the process, and the bounds that they share.
//
// A channel is opened when it is first named and dropped when nobody reads it or may come back to it, nothing
// is kept, nothing was lost unseen, nobody is owed anything, and it was quiet for the history's age. Each append and each opening
// looks at two others in turn, so no timer is needed. Outcomes that senders asked for are gathered here,
// where messages come and go, and taken by the hub. Threads: the caller serialises.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <ssot/options.hpp>

#include "hub/channel.hpp"

namespace ssot::hub {

using Outcomes = std::vector<std::pair<OutcomeHandler, Outcome>>;

class Channels {
 public:
  Channels(HistoryLimits limits, std::unique_ptr<history::HistoryStore> store)
      : limits_(limits), store_(std::move(store)) {}

  /// Of kind `all` the id is empty.
  std::shared_ptr<Channel> find(Channel::Kind kind, const std::string& id) const;
  std::shared_ptr<Channel> open(Channel::Kind kind, const std::string& id, history::Time now);
  /// What it still holds is lost: counted, and told to those who asked.
  void drop(Channel& channel);

  /// Whether another channel, or `bytes` more, are within the process's bounds, after dropping what may be
  /// dropped.
  bool room_for_channel(history::Time now);
  bool room_for(std::size_t bytes, history::Time now);

  /// Returns the offset. What was trimmed unseen is counted in expired().
  std::uint64_t append(Channel& channel, MessagePtr message, history::Time at, OutcomeHandler handler = {});
  /// Keeps a message without offset until flush; true if it took the place of an earlier one of its key.
  bool hold(Channel& channel, Latest latest);
  /// Gives all that is held its offset, in the order in which it came.
  void flush(Channel& channel);
  void trim(Channel& channel, history::Time now);

  /// Nobody will read what is before `offset`.
  void release(Channel& channel, std::uint64_t offset);
  /// `offset` was handed to the operating system for someone.
  void wrote(Channel& channel, std::uint64_t offset);
  /// A client has everything after `from` up to `to`.
  void confirm(Channel& channel, std::uint64_t from, std::uint64_t to);

  std::size_t expired() const { return expired_; }
  std::size_t coalesced() const { return coalesced_; }
  std::size_t size() const { return by_name_.size(); }
  /// What there is to tell since the last call.
  Outcomes take_outcomes() { return std::exchange(outcomes_, {}); }
  /// Everybody who still waits is told that it is over.
  void give_up();

 private:
  template <class Change>
  void account(Channel& channel, Change change);
  void sweep(std::size_t channels, history::Time now);
  void tell(OutcomeHandler handler, Outcome outcome);
  void lose_rest(Channel& channel);

  HistoryLimits limits_;
  std::unique_ptr<history::HistoryStore> store_;
  std::unordered_map<std::string, std::shared_ptr<Channel>> by_name_ = {};
  std::list<Channel*> turn_ = {};
  std::uint64_t sequence_ = 0;
  std::size_t bytes_ = 0;
  std::size_t expired_ = 0;
  std::size_t coalesced_ = 0;
  Outcomes outcomes_ = {};
};

}  // namespace ssot::hub
