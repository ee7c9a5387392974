// history.hpp - the numbered log of one channel, and where logs come from.
//
//   append  =>  offset 1, 2, 3, …  =>  [first … next)  is what can still be read
//
// An interface, because the log of a channel may one day live outside this process: readers name offsets and
// never hold places in memory, and an epoch tells one life of a log from the next. Threads: the caller
// serialises (the hub runs under the manager's mutex).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "codec/message.hpp"

namespace ssot::history {

using Time = std::chrono::steady_clock::time_point;

/// One stored message and its frames, each made when it is first wanted. The message is shared with the other
/// channels that it was appended to.
struct Entry {
  std::shared_ptr<const codec::Message> message;
  std::uint64_t sequence = 0;  ///< Grows over all channels: the order in which messages were accepted.
  Time at{};
  Frame flat = {}, v1 = {}, resume = {};
};

class ChannelLog {
 public:
  virtual ~ChannelLog() = default;
  virtual std::uint64_t epoch() const = 0;
  virtual std::uint64_t first() const = 0;  ///< The oldest offset kept; equals next() if nothing is.
  virtual std::uint64_t next() const = 0;   ///< The offset that the next append gets; starts at 1.
  /// Returns its offset. May trim the oldest.
  virtual std::uint64_t append(Entry entry) = 0;
  /// `offset` must be in [first, next).
  virtual Entry& at(std::uint64_t offset) = 0;
  /// Trims what is older than the bounds allow at `now`.
  virtual void trim(Time now) = 0;
  virtual std::size_t bytes() const = 0;
  /// Nobody will read what is before `offset`; a log that lives elsewhere may keep it all the same.
  virtual void release(std::uint64_t offset) { (void)offset; }
};

class HistoryStore {
 public:
  virtual ~HistoryStore() = default;
  virtual std::unique_ptr<ChannelLog> open(const std::string& channel) = 0;
};

}  // namespace ssot::history
