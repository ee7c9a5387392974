// options.hpp - everything that can be set about a manager, each with its default.
//
// One aggregate, for designated initialisers:
//
//   WebSocketManager::create({.per_user_limit = 3, .services = {…}})
//
// Nothing is unbounded: each queue, history and table has a limit here, and says what happens at it.
// Values only.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <ssot/clock.hpp>

namespace ssot {

/// How long clients are told to wait before they reconnect: initial, doubled each time, up to max.
struct ResumePolicy {
  bool enabled = true;  ///< Whether new connections start with resume on (set_resume changes one of them).
  int max_attempts = 5;
  std::chrono::milliseconds initial{1000};
  std::chrono::milliseconds max{30000};

  /// The wait before `attempt` (1 is the first; smaller counts as 1). Never above `max`, never overflows.
  std::chrono::milliseconds delay(int attempt) const noexcept;
};

/// The conversation with clients that speak "ssot.resume.v1" (docs/protocol.md). They are told of these.
struct ProtocolOptions {
  /// From the upgrade to the client's first message; who says nothing is closed with 1008.
  std::chrono::milliseconds hello_limit{5000};
  std::chrono::milliseconds heartbeat{25000};
  /// A client is asked to acknowledge after so many events, or so much time, whichever comes first.
  std::size_t ack_every = 32;
  std::chrono::milliseconds ack_within{1000};
  /// How long a session waits for a client that is away. Its channels stay open meanwhile; what they keep is the
  /// history's matter.
  std::chrono::milliseconds session_ttl{120000};
  /// Sessions that are away, of the process and of one user; one more ends the one that went first.
  std::size_t away_limit = 65536;
  std::size_t away_per_user = 16;
  /// Before shutdown() clients are told to wait for a random part of this, lest all come back at once.
  std::chrono::milliseconds restart_spread{5000};
  /// Gaps that a client may ask for between two heartbeats; one more closes it with 1008.
  std::size_t gap_limit = 16;
};

/// So many at once, so many a second from then on.
struct RateLimit {
  double per_second = 0;  ///< 0: no limit.
  double burst = 0;       ///< Below 1 counts as 1.
};

/// permessage-deflate (RFC 7692), for clients that offer it. Each message is compressed by itself: the memory is one
/// compressor a thread and none a connection, and what goes to many is compressed once. What comes in is inflated up
/// to the limit of a message and no further.
struct CompressionOptions {
  bool enabled = false;
  std::size_t at_least = 256;  ///< Smaller messages go as they are.
  int level = 3;               ///< From 1 (quick) to 9 (small).
};

/// How much each channel keeps. The first bound that is reached trims the oldest.
/// A reader behind what is kept is told `reset`; what nobody had received is counted as Stats::expired.
struct HistoryLimits {
  std::size_t events = 1024;
  std::size_t bytes = 1024 * 1024;
  std::chrono::milliseconds age{120000};
  /// All channels of the process; above: refused{full}, no room is joined, no thread attached. A user's own
  /// channel is opened all the same, for Options::connection_limit bounds those.
  std::size_t channels = 100000;
  std::size_t total_bytes = 256 * 1024 * 1024;  ///< All channels of the process; above: refused{full}.
  /// Keys of one channel whose latest message waits for its offset (SendOptions::latest); one more gives them
  /// theirs.
  std::size_t latest = 16;
};

/// A service that the program needs before it is ready, such as a database.
struct Service {
  std::string name;
  /// Starts it; true on success. Called at most once at a time, on a thread of its own. May throw.
  std::function<bool()> start = {};
  /// Services that must run first. Unknown names and cycles make `create` throw std::invalid_argument.
  std::set<std::string> needs = {};
  /// After this it counts as failed, though `start` is not interrupted; if it still succeeds, it counts as
  /// running.
  std::chrono::milliseconds limit{30000};
};

struct Options {
  ResumePolicy resume = {};
  /// Messages that are taken from the history for one connection at a time. A connection is a cursor, so this
  /// bounds the copies of references in flight; how far a connection may lag is bounded by `history`.
  std::size_t queue_limit = 64;
  /// Connections of one user; one more closes the oldest with 4001.
  std::size_t per_user_limit = 10;
  /// Connections of the process; one more is closed with 1013.
  std::size_t connection_limit = 65536;
  /// Bytes of one message to a client; a larger one is refused{too_large}.
  std::size_t message_limit = 256 * 1024;
  HistoryLimits history = {};
  ProtocolOptions protocol = {};
  /// Runs whose event order is remembered; the longest quiet one is forgotten.
  std::size_t run_limit = 65536;
  /// A session that nobody touched for this long is gone.
  std::chrono::milliseconds session_ttl = std::chrono::hours{24};
  /// Sessions of one user; one more ends the one that was touched longest ago.
  std::size_t session_limit = 1000;
  /// Sessions of the process; one more ends the one that was touched longest ago.
  std::size_t sessions_limit = 1000000;
  /// Users with state; one more forgets the state that was changed longest ago, which then is {} at version
  /// 0, so that whoever patches it next is told of a conflict. How large a state is, is the program's matter.
  std::size_t state_limit = 100000;
  /// From the decision to close until the socket is cut, if the peer does not answer.
  std::chrono::milliseconds close_limit{5000};
  /// A write that makes no progress for this long ends the connection as slow.
  std::chrono::milliseconds write_limit{30000};
  std::vector<Service> services = {};
  /// The system's clocks, if empty.
  std::shared_ptr<Clock> clock = {};
};

}  // namespace ssot
