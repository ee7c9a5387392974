// channel.hpp - a numbered log, who reads it, and how far it has been received.
//
//   user:<id>   thread:<id>     kept for whoever comes back: `written` is where the next first reader begins
//   room:<id>   all             for who is there: a reader begins at the end
//   connection:<id>             lives as long as its connection, or as the session that may come back to it
//
// What may yet give way to a later message of its key waits beside the log, without an offset. Plain data;
// the hub alone changes it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include <ssot/delivery.hpp>
#include <ssot/identity.hpp>

#include "codec/server_frame.hpp"
#include "history/history.hpp"

namespace ssot::hub {

struct Member;
using MessagePtr = std::shared_ptr<const codec::Message>;

/// Someone wants to know what becomes of a message.
struct Watch {
  OutcomeHandler handler;
  bool written = false;  ///< Was told so.
};

/// The latest message of its key.
struct Latest {
  std::string key;
  MessagePtr message;
  history::Time at{};
  OutcomeHandler handler = {};
};

/// What clients without the protocol were to have and died without. Who they were nobody knows: so as many who
/// come next begin at the lowest place of them all. A place too low repeats, one too high would lose in silence.
struct Owed {
  std::uint64_t from = 0;  ///< The lowest offset that one of them lacked.
  std::size_t lost = 0;    ///< How many they are.

  bool any() const { return lost > 0; }
  void add(std::uint64_t offset) { from = lost++ > 0 ? std::min(from, offset) : offset; }
  /// For one who comes: where to begin, if anything is owed.
  std::optional<std::uint64_t> claim() {
    if (!any()) return std::nullopt;
    --lost;
    return from;
  }
};

struct Channel {
  enum class Kind { user, thread, room, connection, all };
  Kind kind;
  std::string name;
  std::string wire_name;  ///< The same, as JSON can hold it; different for each channel, too.
  std::unique_ptr<history::ChannelLog> log;
  std::optional<UserId> owner = {};  ///< Of a thread: whose connections may read it.
  /// The highest offset that somebody has: handed to the operating system for a client that does not
  /// acknowledge, acknowledged by one that does.
  std::uint64_t written = 0;
  Owed owed = {};
  std::unordered_set<Member*> readers = {};
  std::size_t draining = 0;  ///< Closing members that still hold messages of it.
  std::size_t holders = 0;   ///< Sessions that are away and read it.
  std::vector<Latest> latest = {};
  std::map<std::uint64_t, Watch> watches = {};  ///< By offset.
  bool dropped = false;  ///< Out of the table; a closed cursor may still read what is in the log.
  history::Time active{};
  std::list<Channel*>::iterator turn = {};

  bool replays() const { return kind == Kind::user || kind == Kind::thread; }
  bool all_written() const { return written + 1 >= log->next(); }
  bool unheld() const { return draining == 0 && holders == 0; }
  bool unused() const { return readers.empty() && draining == 0 && holders == 0; }
};

/// Where a member stands in a channel.
struct Cursor {
  static constexpr std::uint64_t open_end = std::numeric_limits<std::uint64_t>::max();
  static constexpr std::uint64_t undecided = 0;

  std::shared_ptr<Channel> channel;
  /// `undecided`: who comes while earlier members are still writing begins where they stop.
  std::uint64_t next;
  std::uint64_t end = open_end;  ///< Set when the member leaves the channel or closes: no further than this.
  /// Where its reading began, or began anew; nothing before is for it. While undecided: where the log ended when
  /// it came.
  std::uint64_t from = 0;
  bool follows = false;  ///< While undecided: it begins where its user's reading ended, not with what is new.
  // Of a client that speaks the protocol:
  std::uint64_t sent = 0;         ///< The highest that was taken; more than `next` says, after a gap.
  std::uint64_t confirmed = 0;    ///< It has everything up to here.
  bool announced = false;         ///< It knows that it reads the channel, and from where.
  bool left_said = false;         ///< It knows that it has left; the cursor waits for what is not confirmed.
  std::uint64_t replay_from = 0;  ///< What was asked for.
  std::optional<std::uint64_t> replay_to = {};  ///< Say `replayed` after this offset.
  std::optional<codec::ResetWhy> lost = {};     ///< Say `reset` before anything else of it.

  bool open() const { return end == open_end; }
  bool confirmed_to_end() const { return confirmed + 1 >= end; }
};

}  // namespace ssot::hub
