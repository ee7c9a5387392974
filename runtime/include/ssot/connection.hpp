// connection.hpp - the line between the manager and whatever carries its messages.
//
//   manager:     append → wake() ─────▶ connection
//   connection:  free to write  →  feed.take(batch) → write … → feed.commit(n) → take again, until idle
//                has ended      →  feed.ended(why)
//
// The connection pulls: it is a cursor over shared logs, so a slow one costs no memory and never has two
// writes under way. Frames are immutable and shared by all connections that read the channel. Rejected:
// pushing a copy into a queue per connection (unbounded, or silently dropping).
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <ssot/close_reason.hpp>
#include <ssot/identity.hpp>

namespace ssot {

/// How messages are shaped for a client: agreed at the upgrade, never changed after.
enum class Wire {
  flat,     ///< No subprotocol: {"type", "timestamp", fields…}; a sent message goes as it is.
  ssot_v1,  ///< Subprotocol "ssot.v1": {"op":"ev","ch","e","o","t","ts",…,"d":{…}}.
  /// Subprotocol "ssot.resume.v1": the same events within a conversation that the client can resume
  /// (docs/protocol.md). The carrier hands what the client says to Feed::heard, and keeps Feed::tick called.
  resume_v1,
};

/// One message, encoded once and shared by all who read it: its bytes, and how they go.
struct EncodedMessage : std::string {
  EncodedMessage(std::string bytes, bool is_binary = false) : std::string(std::move(bytes)), binary(is_binary) {}

  const bool binary;
  /// The same compressed by itself, in the largest window; made by the first connection that wants it.
  mutable std::once_flag deflated_once = {};
  mutable std::string deflated = {};
};
using Frame = std::shared_ptr<const EncodedMessage>;

/// What a connection takes from. Every function may be called from any thread, but `take` and `commit` of one
/// feed only by one at a time. Calls after the manager has gone do nothing.
class Feed {
 public:
  virtual ~Feed() = default;

  enum class Next {
    frames,  ///< `batch` holds at least one; write them in order, then commit them.
    idle,    ///< Nothing waits; wake() will be called.
    close,   ///< Nothing will follow; close with `why`, then call ended().
  };
  /// The id that the connection has now; for what it tells the application.
  virtual ConnectionId id() const = 0;

  /// Moves the next messages into `batch` (cleared first). All of the previous batch must have been
  /// committed.
  virtual Next take(std::vector<Frame>& batch, CloseReason& why) = 0;

  /// The first `n` of the batch have been handed to the operating system. May be called in parts; what is
  /// never committed counts as not written and is delivered to the user's next connection.
  virtual void commit(std::size_t n) = 0;

  /// The connection is over: `why` is what was sent or received, or 1006 with the error's text.
  /// `slow` if it was ended because the peer did not take what was written.
  virtual void ended(const CloseReason& why, bool slow = false) = 0;

  /// A message of the client, one at a time and in their order. What is returned is for the application: all of
  /// it, but on Wire::resume_v1 only what the client sent to the application.
  virtual std::optional<std::string> heard(std::string text) { return text; }

  /// Does what is due by the clock (a first message that did not come, heartbeats) and says how long to wait
  /// before the next call; nothing if none is needed any more. First called when the client can be heard.
  virtual std::optional<std::chrono::milliseconds> tick() { return std::nullopt; }
};

/// Implemented by the runtime for sockets, by testing::RecordingConnection for tests, and by whoever has
/// another carrier. The manager owns it from attach until it has ended. What wake or finish throws is counted
/// and logged as a callback that threw; what start throws ends the attachment.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Wire wire() const noexcept = 0;
  /// Called once, before any other call; no message is taken before.
  virtual void start(std::shared_ptr<Feed> feed) = 0;
  /// Something waits in the feed. Any thread, never under a lock of the manager; must not block.
  virtual void wake() = 0;
  /// The feed ends: be over within `limit`, with a closing handshake if the peer takes part, without if not.
  /// 0 means at once. May be called again with a shorter limit. Any thread; must not block.
  virtual void finish(std::chrono::milliseconds limit) = 0;
};

}  // namespace ssot
