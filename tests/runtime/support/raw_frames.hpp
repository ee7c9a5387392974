// raw_frames.hpp - a handshake and frames by hand (RFC 6455 section 5.2), for what no decent client would
// send.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace ssot::support {

inline std::string upgrade(const std::string& target, const std::string& more = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + more + "\r\n";
}

struct Shape {
  bool masked = true, fin = true;
  unsigned reserved = 0;  // RSV1..3
};

/// `payload` of less than 64 KiB; the mask is four zeros, so the payload stands as it is.
inline std::string frame(unsigned opcode, const std::string& payload, Shape shape = {}) {
  const auto byte = [](std::size_t value) { return static_cast<char>(value & 0xFF); };
  std::string bytes{byte((shape.fin ? 0x80u : 0u) | shape.reserved << 4 | opcode)};
  const std::size_t mask = shape.masked ? 0x80 : 0;
  if (payload.size() < 126) {
    bytes += byte(mask | payload.size());
  } else {
    bytes += {byte(mask | 126), byte(payload.size() >> 8), byte(payload.size())};
  }
  if (shape.masked) bytes += std::string(4, '\0');
  return bytes + payload;
}

/// The code of the close frame in what a server sent after its handshake; 0 if there is none.
inline std::uint16_t close_code_in(const std::string& received) {
  std::size_t at = received.find("\r\n\r\n");
  if (at == std::string::npos) return 0;
  const auto byte = [&](std::size_t i) {
    return i < received.size() ? std::size_t{static_cast<unsigned char>(received[i])} : 0;
  };
  for (at += 4; at + 1 < received.size();) {
    const bool close = (byte(at) & 0x0F) == 8;
    std::size_t size = byte(at + 1), head = 2;
    if (size == 126) {
      size = byte(at + 2) << 8 | byte(at + 3);
      head = 4;
    }
    if (close) return static_cast<std::uint16_t>(byte(at + head) << 8 | byte(at + head + 1));
    at += head + size;
  }
  return 0;
}

}  // namespace ssot::support
