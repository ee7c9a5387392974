// message.hpp - a message before it has a place in a channel, and the frames it becomes.
//
//   json  =>  encode (once, outside every lock)  =>  Message  =>  flat_frame
//                                                             |   v1_frame, resume_frame(channel, position)
//
// The payload is dumped once and spliced into either shape as text, so a frame for another wire costs one
// copy. Rejected: encoding per recipient. Pure; no shared state.
#pragma once

#include <chrono>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include <ssot/agent_event.hpp>
#include <ssot/connection.hpp>
#include <ssot/delivery.hpp>
#include <ssot/identity.hpp>
#include <ssot/payload.hpp>

namespace ssot::codec {

/// Levels of nesting that a message may have: writing and copying JSON recurse.
inline constexpr int deepest = 1000;

struct Message {
  std::string type;       ///< "t" of the envelope.
  std::string timestamp;  ///< As JSON text, so quoted if it is a text. Empty: `at` says it.
  std::optional<std::string> run, agent, parent;
  std::string id = {};    ///< Of the message, in every channel that it is appended to. ASCII.
  std::string payload = {};  ///< JSON text; an object if `event`. Empty if `whole`.
  bool event = false;        ///< Whether the flat shape adds type and timestamp.
  Frame whole = {};          ///< What the flat shape is, if it was made before the message.
  Payload::Kind kind = Payload::Kind::json;  ///< Of `whole`.
  std::chrono::system_clock::time_point at = {};  ///< Where `timestamp` is empty: written when it is wanted.

  std::size_t size() const { return whole ? whole->size() : payload.size(); }
};

/// The text of `value`, or nothing if it holds text that is not UTF-8.
std::optional<std::string> encode(const nlohmann::json& value);

/// ISO 8601 in UTC with milliseconds: 2025-09-14T12:00:00.123Z.
std::string iso8601(std::chrono::system_clock::time_point time);

/// A message that goes out as it is; `type` is its member of that name, or "message". Both forms: nothing if
/// it holds text that is not UTF-8 or is nested deeper than 1000.
std::optional<Message> message_of(const nlohmann::json& value, std::chrono::system_clock::time_point now);

/// A message of bytes that go out as they are; nothing if text or JSON of them is not UTF-8.
std::optional<Message> raw_message_of(Payload bytes, std::chrono::system_clock::time_point now);

/// The event with what the scope knows filled in; a `type` is taken out, a `timestamp` moved to the envelope.
std::optional<Message> message_of(const Scope& scope, const AgentEvent& event,
                                  std::chrono::system_clock::time_point now);

Frame flat_frame(const Message& message);
Frame v1_frame(const Message& message, const std::string& channel, Position position);
/// As v1_frame, and the id of the message: an event of "ssot.resume.v1" (server_frame.hpp has the others).
Frame resume_frame(const Message& message, const std::string& channel, Position position);

/// Tells a client that it has missed messages of `channel` for good; `next` is the first that it can get.
Frame reset_frame(Wire wire, const std::string& channel, Position next, const std::string& why,
                  std::chrono::system_clock::time_point now);

}  // namespace ssot::codec
