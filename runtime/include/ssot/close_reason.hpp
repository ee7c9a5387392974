// close_reason.hpp - why a connection ends, in the terms of RFC 6455 §7.4.
//
// Which codes invite the client back is part of the contract:
//   1000            the conversation is over, do not come back by yourself
//   1001 1012 1013  come back (server leaves, restarts, is overloaded or gave up a slow reader)
//   4001            another connection has taken this one's place, do not fight it
#pragma once

#include <cstdint>
#include <string>

namespace ssot {

struct CloseReason {
  std::uint16_t code = 1000;
  std::string text = "Normal closure";  ///< UTF-8; cut to the 123 bytes that a close frame holds.
  bool operator==(const CloseReason&) const = default;
};

namespace close_code {
inline constexpr std::uint16_t normal = 1000;
inline constexpr std::uint16_t going_away = 1001;
inline constexpr std::uint16_t protocol_error = 1002;
inline constexpr std::uint16_t policy = 1008;
inline constexpr std::uint16_t service_restart = 1012;
inline constexpr std::uint16_t try_again_later = 1013;
inline constexpr std::uint16_t replaced = 4001;
}  // namespace close_code

/// True if a client that is closed with `code` is expected to reconnect and resume.
constexpr bool resumable(std::uint16_t code) noexcept {
  return code != close_code::normal && code != close_code::replaced;
}

/// True if `code` may be sent in a close frame (RFC 6455 §7.4.1, §7.4.2 and the IANA registry).
constexpr bool sendable(std::uint16_t code) noexcept {
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

}  // namespace ssot
