// client_session.hpp - what a client of "ssot.resume.v1" does about each thing that happens to it. No socket,
// no clock, no thread.
//
//   start, opened, received, lost, tick, say, close  =>  actions: dial, transmit, deliver, lose, shut, over
//
// The whole protocol of the client is here, so that a table of frames and a simulated network can run it, and
// a client in another language can be held to the same table. Whoever owns it carries out the actions in
// order and calls `tick` when `due` comes. An event counts as received when its Deliver is returned.
// Rejected: a class that calls back (who calls it again from a callback would find it half-way through a
// frame). Threads: the caller serialises.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <ssot/close_reason.hpp>

#include "codec/client_frame.hpp"
#include "codec/server_frame.hpp"

namespace ssot::client {

using Time = std::chrono::steady_clock::time_point;

/// Connect and upgrade after this wait, then call opened(); or lost() if it did not work.
struct Dial {
  std::chrono::milliseconds after{};
};
/// Send this text.
struct Transmit {
  std::string text;
};
/// The conversation has begun; `resumed` if it is the one from before.
struct Opened {
  bool resumed = false;
};
/// The application gets this event, once.
struct Deliver {
  codec::Event event;
};
/// The application is told what it has missed for good, and gets the state from which it goes on, if there is
/// one.
struct Lose {
  codec::Reset reset;
};
/// Close the socket, then call lost().
struct Shut {
  CloseReason why;
};
/// The end; nothing follows.
struct Over {
  CloseReason why;
};
using Action = std::variant<Dial, Transmit, Opened, Deliver, Lose, Shut, Over>;
using Actions = std::vector<Action>;

struct SessionSettings {
  /// Before the server has given its advice: the first wait, doubled each time up to the last.
  std::chrono::milliseconds backoff_first{500}, backoff_most{30000};
  /// Attempts in a row that may fail; 0 is without end.
  std::size_t max_attempts = 0;
  /// From the upgrade to `ready`.
  std::chrono::milliseconds ready_limit{10000};
};

class ClientSession {
 public:
  /// `chance` gives numbers from 0 up to 1, for the jitter.
  ClientSession(SessionSettings settings, std::function<double()> chance);

  Actions start();
  /// The socket is open, and "ssot.resume.v1" agreed.
  Actions opened(Time now);
  Actions received(std::string_view text, Time now);
  /// The socket is over, or could not be opened. `why` is what the close frame said, or 1006.
  Actions lost(const CloseReason& why, Time now);
  /// The time that due() gave has come.
  Actions tick(Time now);
  std::optional<Time> due() const;

  /// A message for the server's application, as JSON text; nothing if there is no conversation now. It is
  /// sent at most once: what a lost connection took with it is not sent again.
  std::optional<Transmit> say(const std::string& json_text) const;
  /// Ends the session: what was received is acknowledged, the socket closed with 1000.
  Actions close();

  bool live() const { return phase_ == Phase::live; }
  /// Where it stands, channel by channel.
  codec::Positions positions() const;

 private:
  enum class Phase { idle, greeting, live, shutting, over };
  struct Place {
    Position at;  ///< The last that was received.
    std::uint64_t acked = 0;
    bool lost = false;  ///< The server cannot go on from `at`: a reset follows.
    std::optional<std::uint64_t> asked =
        {};             ///< A gap from here was asked for, and the answer is not through.
    bool left = false;  ///< Nothing follows; the server may not know yet that all has come.
  };

  void take(const codec::Ready& frame, Actions& actions);
  void take(const codec::At& frame, Actions& actions);
  void take(const codec::Left& frame, Actions& actions);
  void take(codec::Event&& frame, Actions& actions);
  void take(const codec::Replayed& frame, Actions& actions);
  void take(codec::Reset&& frame, Actions& actions);
  void take(const codec::Beat& frame, Actions& actions);
  void take(const codec::Bye& frame, Actions& actions);
  Place* known(const std::string& channel, Actions& actions);
  void ask_again(const std::string& channel, Place& place, Actions& actions);
  void received_one();
  void acknowledge(Actions& actions);
  void shut(CloseReason why, Actions& actions);
  void violation(const std::string& why, Actions& actions);
  void end(const CloseReason& why, Actions& actions);
  std::chrono::milliseconds wait_before_dial();

  SessionSettings settings_;
  std::function<double()> chance_;
  Phase phase_ = Phase::idle;
  bool ending_ = false;  // by the application
  std::string sid_ = {}, key_ = {};
  std::map<std::string, Place> places_ = {};
  std::chrono::milliseconds heartbeat_{}, ack_within_{};
  std::uint64_t ack_every_ = 1, unacked_ = 0;
  Time now_{}, heard_{}, opened_{};
  std::optional<Time> ack_by_ = {};
  std::optional<codec::Bye> bye_ = {};
  std::size_t attempts_ = 0;
};

}  // namespace ssot::client
