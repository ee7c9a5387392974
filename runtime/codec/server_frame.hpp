// server_frame.hpp - what the server says to a client of "ssot.resume.v1": written here, and read here.
//
//   ready → { at, ev, replayed, reset, left, hb }* → bye        docs/protocol.md has the fields and the order
//
// An event is spliced from the message's text and its place (message.hpp: resume_frame), once for all who
// read the channel. The rest is small, and made for one client. Reading passes over fields and ops that it
// does not know; what it knows must be right. Pure; no shared state.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "codec/client_frame.hpp"

namespace ssot::codec {

struct Ready {
  int version = protocol_version;
  std::string sid, key;
  std::map<std::string, bool> resumed = {};  ///< For each position that the client named.
  Positions positions = {};  ///< Of every channel that is read: what comes has the next offset.
  std::chrono::milliseconds heartbeat{};
  std::uint64_t ack_every = 1;
  std::chrono::milliseconds ack_within{};
  std::chrono::milliseconds retain{};   ///< How long the history of a channel lasts, at most.
  std::chrono::milliseconds session{};  ///< How long the session waits for a client that is away.
  std::chrono::milliseconds backoff_first{}, backoff_most{};
};
/// Channels that are read from now on, each from after this position.
struct At {
  Positions positions = {};
};
/// A channel that is not read any more; the last of it was `to`.
struct Left {
  std::string channel;
  std::uint64_t to = 0;
};
struct Event {
  std::string channel;
  Position position;
  std::string id, type;
  std::optional<std::string> run, agent, parent;
  nlohmann::json timestamp, data;
};
/// What was asked for from `from` on has been sent again, up to `to`; what follows is new.
struct Replayed {
  std::string channel;
  std::uint64_t from = 0, to = 0;
};
/// Why a client cannot have what is between its position and `next`.
enum class ResetWhy {
  epoch,     ///< The log that it speaks of is lost.
  trimmed,   ///< The history does not reach back so far.
  overflow,  ///< It read too slowly, and the history went past it.
  gone,      ///< This client does not read the channel any more; there is no `next`.
};
struct Reset {
  std::string channel;
  ResetWhy why = ResetWhy::epoch;
  std::optional<Position> next = {};  ///< Of the next event.
  /// The user's state as {"v": version, "d": value}: it contains all that happened before `next`.
  std::optional<nlohmann::json> state = {};
};
/// What has been sent so far, of each channel that is read, or was left and is not acknowledged to its end.
struct Beat {
  Positions positions = {};
};
struct Bye {
  bool resumable = true;  ///< Whether the client is to come back by itself.
  std::chrono::milliseconds after{};
};
/// An op that this reader does not know.
struct Unknown {};
using ServerFrame = std::variant<Ready, At, Left, Event, Replayed, Reset, Beat, Bye, Unknown>;

const char* name(ResetWhy why) noexcept;

std::string write(const Ready& frame);
std::string write(const At& frame);
std::string write(const Left& frame);
std::string write(const Replayed& frame);
std::string write(const Reset& frame);
std::string write(const Beat& frame);
std::string write(const Bye& frame);

/// The frame, or nothing; `wrong` then says what is wrong with it.
std::optional<ServerFrame> read_server_frame(std::string_view text, std::string& wrong);

}  // namespace ssot::codec
