// client_frame.hpp - what a client of "ssot.resume.v1" says to the server: written here, and read here.
//
//   hello(resume?) → ack, gap, msg …        docs/protocol.md has the fields and the order
//
// Both directions stand beside each other, so that the C++ client and the server cannot come to differ.
// Reading is strict: a field that is missing or of the wrong type makes the whole frame wrong, and a reader
// says which. Fields that it does not know are passed over (a later minor version may add some). Pure; no
// shared state.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <ssot/delivery.hpp>

namespace ssot::codec {

/// The version of the conversation within the subprotocol that this code speaks.
inline constexpr int protocol_version = 1;

/// By channel: the epoch, and the last offset that was received.
using Positions = std::map<std::string, Position>;

/// The session that a client wants to go on with.
struct Resume {
  std::string sid, key;
  Positions positions = {};
};

struct Hello {
  int version = protocol_version;
  std::optional<Resume> resume = {};
};
/// Everything up to each position has been received.
struct Ack {
  Positions positions = {};
};
/// From the offset of `from` on, something is missing.
struct Gap {
  std::string channel;
  Position from;
};
/// A message for the application, as JSON text.
struct Say {
  std::string text;
};
using ClientFrame = std::variant<Hello, Ack, Gap, Say>;

std::string write(const Hello& frame);
std::string write(const Ack& frame);
std::string write(const Gap& frame);
/// `text` must be JSON.
std::string write(const Say& frame);

/// The frame, or nothing; `wrong` then says what is wrong with it, in words that may be sent to the client.
std::optional<ClientFrame> read_client_frame(std::string_view text, std::string& wrong);

}  // namespace ssot::codec
