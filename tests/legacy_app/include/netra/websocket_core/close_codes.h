// close_codes.h - the close codes this server uses (RFC 6455 section 7.4.1, 4000-4999 are private use).
#pragma once

namespace netra::websocket_core {

inline constexpr int kNormalClosure = 1000;
inline constexpr int kGoingAway = 1001;
inline constexpr int kPolicyViolation = 1008;
inline constexpr int kInternalError = 1011;
inline constexpr int kReplacedByNewLogin = 4001;

}  // namespace netra::websocket_core
