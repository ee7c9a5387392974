// member.hpp - one attached connection as the hub sees it: cursors, and what is on its way.
//
//   open  ──detach, overrun──▶  closing (takes what is left up to its ends)  ──ended──▶  over
//     └────────────────────────────────── ended (loss) ────────────────────────────────────┘
//
// Plain data; the hub alone changes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <ssot/close_reason.hpp>
#include <ssot/connection.hpp>
#include <ssot/identity.hpp>
#include <ssot/notifications.hpp>

#include "hub/channel.hpp"

namespace ssot::hub {

struct Member {
  enum class State { open, closing, over };

  /// What was taken; once it is written, so is the channel up to `offset`.
  struct Taken {
    std::shared_ptr<Channel> channel;
    std::uint64_t offset;
  };

  /// A message that was made for this member alone. Once it is written, so is the channel up
  /// to `offset`.
  struct Control {
    Frame frame;
    std::shared_ptr<Channel> channel;
    std::uint64_t offset;
  };

  Member(ConnectionSnapshot snapshot, std::shared_ptr<Connection> connection, const void* key, bool resume)
      : snapshot(std::move(snapshot)), connection(std::move(connection)), key(key), resume(resume) {}

  ConnectionSnapshot snapshot;
  std::shared_ptr<Connection> connection;
  const void* key;  ///< What `find` by stream compares; may be null.
  bool resume;
  bool started = false;  ///< Connection::start has returned; nothing else may be called before.
  std::optional<Disconnected> unannounced = {};  ///< It went before all had been told that it came.
  bool draining = false;
  State state = State::open;
  CloseReason why = {};
  std::vector<Cursor> cursors = {};
  std::vector<Control> control = {};  ///< Ahead of everything in the cursors.
  std::vector<Taken> batch = {};
  std::size_t committed = 0;  ///< Of `batch`.
};

using MemberPtr = std::shared_ptr<Member>;

}  // namespace ssot::hub
