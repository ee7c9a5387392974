#include "wire/frame_header.hpp"

#include "values/utf8.hpp"

namespace ssot::wire {

FrameHeader::FrameHeader(Opcode opcode, std::size_t payload, bool compressed) {
  data[0] = static_cast<char>(0x80 | (compressed ? 0x40 : 0) | static_cast<unsigned>(opcode));
  const unsigned more = payload < 126 ? 0 : payload < 65536 ? 2 : 8;
  data[1] = static_cast<char>(more == 0 ? payload : more == 2 ? 126 : 127);
  for (unsigned i = 0; i < more; ++i) {
    data[2 + i] = static_cast<char>(static_cast<std::uint64_t>(payload) >> (8 * (more - 1 - i)) & 0xFF);
  }
  size = static_cast<std::uint8_t>(2 + more);
}

std::string control_frame(Opcode opcode, std::string_view payload) {
  std::string frame(FrameHeader(opcode, payload.size()).bytes());
  return frame.append(payload);
}

std::string close_frame(const CloseReason& why) {
  if (why.code == 1005) return control_frame(Opcode::close, {});
  const std::uint16_t code = sendable(why.code) ? why.code : close_code::normal;
  std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
  std::string_view text = why.text;
  if (text.size() > 123) {
    std::size_t size = 123;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    text = text.substr(0, size);
  }
  if (values::is_utf8(text)) payload.append(text);
  return control_frame(Opcode::close, payload);
}

}  // namespace ssot::wire
