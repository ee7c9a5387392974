// delivery.hpp - what became of a message, told to whoever sent it.
//
//   send / emit / broadcast  =>  stored{epoch, offset} | coalesced | refused{refusal, reason}
//                  later, if asked:  written → acked | coalesced | expired | session_closed
//
// `stored` says: appended to its channel, and written in order to every connection that reads the channel,
// now or (for users and threads) when they come back while the history holds it. What the history gives up
// before that is told to the client as a `reset` and counted in Stats::expired. `refused` says: nothing was
// kept. Rejected: bool, which legacy code returned as true after a failure. Values only; thread-safe as an
// int.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace ssot {

/// A place in a channel. Offsets count from 1 without holes; a new epoch means that the log before it is
/// gone.
struct Position {
  std::uint64_t epoch = 0;   ///< Random, below 2^53, so that JSON readers keep it exact.
  std::uint64_t offset = 0;  ///< Below 2^53.
  bool operator==(const Position&) const = default;
};

enum class Stored {
  stored,
  coalesced,  ///< Stored in the place of an earlier one of the same key, which nobody will receive.
  refused,
};

/// Why a message was refused. `Delivery::reason` says the same in words, with what to mend.
enum class Refusal {
  none,             ///< It was not.
  unknown_target,   ///< No such thread, connection, session or room.
  invalid_event,    ///< A required field is missing or of the wrong type.
  invalid_message,  ///< Holds text that is not UTF-8, or is nested deeper than 1000.
  wrong_order,      ///< Does not follow what was emitted before for this run and agent.
  wrong_user,       ///< The event's own user_id or thread_id contradicts the scope.
  too_large,        ///< Above Options::message_limit.
  full,             ///< A process-wide bound is reached.
  shutting_down,    ///< shutdown() was called.
};

/// The stable, machine-readable name of a refusal ("unknown_target").
const char* name(Refusal) noexcept;

struct [[nodiscard]] Delivery {
  Stored status = Stored::refused;
  /// Absent when refused, when several channels were written, and for what may yet be coalesced.
  std::optional<Position> position = {};
  std::string reason = {};                ///< Empty unless refused.
  Refusal refusal = Refusal::none;
  std::size_t recipients = 0;  ///< Connections that the message is on its way to; 0 for a user who is away.

  bool accepted() const noexcept { return status != Stored::refused; }

  /// For callers with nothing better to do about a refusal: counts it (reported_refusals) and logs a warning.
  /// Never throws.
  void or_report() const noexcept;
};

/// What became of a stored message later. `written` may be followed by one of the others, and each of those is
/// the last.
enum class Outcome {
  written,         ///< Handed to the operating system for a first client. Not: received.
  acked,           ///< A client that speaks the protocol has said that it received it.
  coalesced,       ///< A later one of the same key took its place before anybody could receive it.
  expired,         ///< The history gave it up before anybody had received it; who missed it is told `reset`.
  session_closed,  ///< It was for one connection, which is over for good before it was received.
};

/// The stable, machine-readable name of an outcome ("session_closed").
const char* name(Outcome) noexcept;

/// Called on the thread that caused the outcome, with no lock held; what it throws is counted and logged.
using OutcomeHandler = std::function<void(Outcome)>;

/// What a sender may ask for, beside the target.
struct SendOptions {
  /// If not empty: only the latest message of this key matters. As long as it has no offset, the next of the same
  /// key to the same channel takes its place (and is answered `coalesced`). It gets its offset when a client is
  /// ready for it, when a message without key follows, or when it is as old as the history keeps.
  std::string latest = {};
  /// Told what becomes of the message. Not called after the manager has gone, but for what it still held then.
  OutcomeHandler on_outcome = {};
};

/// How many refusals or_report() has seen in this process.
std::uint64_t reported_refusals() noexcept;

}  // namespace ssot
