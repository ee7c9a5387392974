// frame_header.hpp - what stands before the payload of a server's frame (RFC 6455 section 5.2): never masked.
//
// A message goes in one frame. Values only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <ssot/close_reason.hpp>

namespace ssot::wire {

enum class Opcode : std::uint8_t { text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

struct FrameHeader {
  FrameHeader(Opcode opcode, std::size_t payload, bool compressed = false);
  std::string_view bytes() const { return {data.data(), size}; }
  std::array<char, 10> data{};
  std::uint8_t size = 0;
};

/// A whole control frame; `payload` of at most 125 bytes.
std::string control_frame(Opcode opcode, std::string_view payload);

/// The close frame that says `why`: a code that may be sent, text of at most 123 bytes that ends between characters.
/// 1005 becomes an empty one.
std::string close_frame(const CloseReason& why);

}  // namespace ssot::wire
