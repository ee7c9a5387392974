// channel.hpp - a numbered log, who reads it, and how far it has been written.
//
//   user:<id>   thread:<id>     kept for whoever comes back: `written` is where the next first reader begins
//   room:<id>   all             for who is there: a reader begins at the end
//   connection:<id>             lives as long as its connection
//
// Plain data; the hub alone changes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include <ssot/identity.hpp>

#include "history/history.hpp"

namespace ssot::hub {

struct Member;

struct Channel {
  enum class Kind { user, thread, room, connection, all };
  Kind kind;
  std::string name;
  std::unique_ptr<history::ChannelLog> log;
  std::optional<UserId> owner = {};  ///< Of a thread: whose connections may read it.
  std::uint64_t written = 0;  ///< The highest offset that was handed to the operating system for anyone.
  std::unordered_set<Member*> readers = {};
  std::size_t draining = 0;  ///< Closing members that still hold messages of it.
  history::Time active{};
  std::list<Channel*>::iterator turn = {};

  bool replays() const { return kind == Kind::user || kind == Kind::thread; }
  bool all_written() const { return written + 1 >= log->next(); }
};

/// Where a member stands in a channel.
struct Cursor {
  static constexpr std::uint64_t open_end = std::numeric_limits<std::uint64_t>::max();
  static constexpr std::uint64_t undecided = 0;

  std::shared_ptr<Channel> channel;
  /// `undecided`: who comes while earlier members are still writing begins where they stop.
  std::uint64_t next;
  std::uint64_t end = open_end;  ///< Set when the member leaves the channel or closes: no further than this.

  bool open() const { return end == open_end; }
};

}  // namespace ssot::hub
