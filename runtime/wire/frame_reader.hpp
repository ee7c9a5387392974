// frame_reader.hpp - bytes of a client become messages and control frames (RFC 6455 section 5, RFC 7692 section 6).
//
//   bytes, cut anywhere  =>  next  =>  message | ping | pong | close | failed (with the code to close with) | more
//
// What comes is unmasked where it stands, checked as far as it has come (a text that cannot be UTF-8 any more fails at
// that byte), and added to its message; so memory is bounded by the message's limit, whatever length a frame claims.
// Compressed messages are gathered, and inflated once they are whole. Rejected: Beast's reader, which copies each
// message twice and in 1.81 fails on valid compressed ones. Knows no socket. Threads: used by one at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <ssot/close_reason.hpp>

#include "values/utf8.hpp"

namespace ssot::wire {

class FrameReader {
 public:
  enum class What { more, message, ping, pong, close, failed };

  /// `limit` in bytes of one message, after inflating. Without `compression`, RSV1 is an error.
  explicit FrameReader(std::size_t limit, bool compression = false) : limit_(limit), compression_(compression) {}

  /// Takes from `bytes`, which it changes, up to the end of a message or control frame. After `failed` it answers
  /// the same for ever.
  What next(char*& begin, char* end);

  /// Of the message, until the next call; may be moved from.
  std::string& message() { return message_; }
  bool binary() const { return opcode_ == 2; }
  /// What a ping or pong carries, until the next call.
  const std::string& control() const { return control_; }
  /// What a close frame says (1005 without a code), or why reading failed.
  const CloseReason& reason() const { return reason_; }

 private:
  enum class State { header, payload, failed };

  What fail(std::uint16_t code, const char* text);
  bool collect_header(char*& begin, char* end);
  const char* wrong_with_start() const;
  bool begin_frame();
  bool add(std::string_view part);
  What finish_frame();
  What finish_message();
  What read_close();
  bool is_control() const { return (header_[0] & 0x08) != 0; }
  bool is_final() const { return (header_[0] & 0x80) != 0; }
  /// Of compressed bytes: stored blocks are a little longer than what they hold.
  std::size_t room() const { return compressed_ ? limit_ + limit_ / 1024 + 64 : limit_; }

  std::size_t limit_;
  bool compression_;
  State state_ = State::header;
  std::array<unsigned char, 14> header_{};
  unsigned have_ = 0;  ///< Bytes of the header.
  std::uint64_t left_ = 0;  ///< Of the frame's payload.
  std::array<char, 4> mask_{};  ///< Beginning with the byte for what comes next.
  unsigned opcode_ = 0;  ///< Of the message under way, or the last.
  bool within_ = false;  ///< A message has begun, and its last fragment has not come.
  bool compressed_ = false;
  bool fresh_ = true;  ///< message_ may be cleared.
  values::Utf8 utf8_ = {};
  std::string message_ = {}, control_ = {};
  CloseReason reason_ = {};
};

/// XORs `bytes` with the mask, and turns the mask so that it fits what follows.
void unmask(char* bytes, std::size_t size, std::array<char, 4>& mask);

}  // namespace ssot::wire
