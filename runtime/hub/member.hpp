// member.hpp - one attached connection as the hub sees it: cursors, and what is on its way.
//
//   open  ──detach, overrun──▶  closing (takes what is left up to its ends)  ──ended──▶  over
//     └────────────────────────────────── ended (loss) ────────────────────────────────────┘
//
// Plain data; the hub alone changes it.
#pragma once

#include <algorithm>
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
#include "hub/resume_table.hpp"

namespace ssot::hub {

/// What a client that speaks "ssot.resume.v1" has said, and is to be told when its turn comes.
struct Conversation {
  bool greeting = true;  ///< It has not said hello; it reads nothing, and nobody finds it.
  bool named = false;    ///< Its connection id was given by the program.
  history::Time hello_by{}, beat_at{};
  ResumablePtr session = {};      ///< Null before hello.
  std::uint64_t generation = 0;   ///< Of the session, when this member came.
  std::vector<Place> places = {};  ///< While it closes: for what it still acknowledges.
  std::size_t gaps = 0;           ///< Asked for since the last heartbeat.
  bool fenced = false;            ///< Another member speaks for the session now.
  bool beat_due = false;
  bool bye_said = false;
};

struct Member {
  enum class State { open, closing, over };

  /// What was taken; once it is written, so is the channel up to `offset`.
  struct Taken {
    std::shared_ptr<Channel> channel;
    std::uint64_t offset;
    bool event = false;  ///< It is the message of that offset, not something said about the channel.
  };

  /// A message that was made for this member alone. Once it is written, so is the channel (if any) up
  /// to `offset`.
  struct Control {
    Frame frame;
    std::shared_ptr<Channel> channel = {};
    std::uint64_t offset = 0;
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
  std::optional<Conversation> talk = {};  ///< If the client speaks the protocol.
  std::vector<Cursor> cursors = {};
  std::vector<Control> control = {};  ///< Ahead of everything in the cursors.
  std::vector<Taken> batch = {};
  std::size_t committed = 0;  ///< Of `batch`.
  std::vector<Taken> lacks = {};  ///< Of cursors that are gone already: what it still lacked, from this offset on.
};

using MemberPtr = std::shared_ptr<Member>;

/// An earlier cursor of the channel is not confirmed yet: the client left it, and came again. Two at once would
/// be one channel with two places.
inline bool earlier_of_channel(const Member& member, const Cursor& cursor) {
  return std::any_of(member.cursors.begin(), member.cursors.end(), [&](const Cursor& other) {
    return &other < &cursor && other.channel->wire_name == cursor.channel->wire_name;
  });
}

}  // namespace ssot::hub
