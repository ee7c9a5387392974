#include "wire/frame_reader.hpp"

#include <algorithm>
#include <cstring>

#include "wire/deflate.hpp"

namespace ssot::wire {
namespace {

constexpr std::uint16_t protocol_error = 1002, not_utf8 = 1007, too_big = 1009;

unsigned header_size(unsigned char second) {
  const unsigned length = second & 0x7F;
  return 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + ((second & 0x80) != 0 ? 4 : 0);
}

}  // namespace

void unmask(char* bytes, std::size_t size, std::array<char, 4>& mask) {
  std::uint64_t wide = 0;
  std::memcpy(&wide, mask.data(), 4);
  std::memcpy(reinterpret_cast<char*>(&wide) + 4, mask.data(), 4);
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + i, 8);
    word ^= wide;
    std::memcpy(bytes + i, &word, 8);
  }
  for (; i < size; ++i) bytes[i] = static_cast<char>(bytes[i] ^ mask[i % 4]);
  const std::array<char, 4> before = mask;
  for (std::size_t k = 0; k < 4; ++k) mask[k] = before[(size + k) % 4];
}

FrameReader::What FrameReader::fail(std::uint16_t code, const char* text) {
  state_ = State::failed;
  reason_ = {code, text};
  message_ = {};
  return What::failed;
}

FrameReader::What FrameReader::next(char*& begin, char* end) {
  if (fresh_) message_.clear();
  fresh_ = false;
  for (;;) {
    if (state_ == State::failed) return What::failed;
    if (state_ == State::header) {
      if (!collect_header(begin, end)) return state_ == State::failed ? What::failed : What::more;
      if (!begin_frame()) return What::failed;
    }
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, static_cast<std::uint64_t>(end - begin)));
    unmask(begin, size, mask_);
    const std::string_view part(begin, size);
    begin += size;
    left_ -= size;
    if (!add(part)) return What::failed;
    if (left_ > 0) return What::more;
    state_ = State::header;
    have_ = 0;
    const What what = finish_frame();
    if (what != What::more) return what;
  }
}

// Whether the header is whole. What its first two bytes say is judged before the rest has come.
bool FrameReader::collect_header(char*& begin, char* end) {
  while (begin != end) {
    header_[have_++] = static_cast<unsigned char>(*begin++);
    if (have_ == 2) {
      if (const char* wrong = wrong_with_start()) {
        fail(protocol_error, wrong);
        return false;
      }
    }
    if (have_ >= 2 && have_ == header_size(header_[1])) return true;
  }
  return false;
}

const char* FrameReader::wrong_with_start() const {
  const unsigned opcode = header_[0] & 0x0F, reserved = (header_[0] & 0x70) >> 4, length = header_[1] & 0x7F;
  const bool may_be_compressed = compression_ && (opcode == 1 || opcode == 2);
  if ((reserved & ~(may_be_compressed ? 4u : 0u)) != 0) return "a reserved bit is set";
  if ((opcode > 2 && opcode < 8) || opcode > 10) return "reserved opcode";
  if ((header_[1] & 0x80) == 0) return "a client must mask its frames";
  if (opcode >= 8 && !is_final()) return "a control frame must not be fragmented";
  if (opcode >= 8 && length > 125) return "a control frame has at most 125 bytes";
  if (opcode == 0 && !within_) return "continuation of nothing";
  if ((opcode == 1 || opcode == 2) && within_) return "a message begins within another";
  return nullptr;
}

bool FrameReader::begin_frame() {
  state_ = State::payload;
  const unsigned length = header_[1] & 0x7F, more = length == 126 ? 2 : length == 127 ? 8 : 0;
  left_ = length;
  if (more > 0) {
    left_ = 0;
    for (unsigned i = 0; i < more; ++i) left_ = left_ << 8 | header_[2 + i];
    const bool shorter = more == 2 ? left_ < 126 : left_ < 65536;
    if (shorter || left_ >> 63 != 0) return fail(protocol_error, "the length is not as it must be written"), false;
  }
  std::memcpy(mask_.data(), header_.data() + 2 + more, 4);
  control_.clear();
  if (is_control()) return true;
  if ((header_[0] & 0x0F) != 0) {
    opcode_ = header_[0] & 0x0F;
    compressed_ = (header_[0] & 0x40) != 0;
    within_ = true;
    utf8_.reset();
  }
  if (left_ > room() || message_.size() > room() - left_) return fail(too_big, "the message is too big"), false;
  return true;
}

bool FrameReader::add(std::string_view part) {
  if (is_control()) {
    control_.append(part);
    return true;
  }
  if (opcode_ == 1 && !compressed_ && !utf8_.take(part)) return fail(not_utf8, "a text must be UTF-8"), false;
  message_.append(part);
  return true;
}

FrameReader::What FrameReader::finish_frame() {
  switch (header_[0] & 0x0F) {
    case 8:
      return read_close();
    case 9:
      return What::ping;
    case 10:
      return What::pong;
    default:
      return is_final() ? finish_message() : What::more;
  }
}

FrameReader::What FrameReader::finish_message() {
  within_ = false;
  fresh_ = true;
  if (compressed_) {
    const Inflated said = inflate(message_, limit_);
    if (said == Inflated::too_large) return fail(too_big, "the message is too big");
    if (said == Inflated::corrupt) return fail(not_utf8, "the compressed message is corrupt");
    if (opcode_ == 1 && !values::is_utf8(message_)) return fail(not_utf8, "a text must be UTF-8");
  }
  if (opcode_ == 1 && !utf8_.complete()) return fail(not_utf8, "a text must be UTF-8");
  return What::message;
}

FrameReader::What FrameReader::read_close() {
  reason_ = {1005, ""};
  if (control_.empty()) return What::close;
  if (control_.size() == 1) return fail(protocol_error, "half a close code");
  const auto code = static_cast<std::uint16_t>(static_cast<unsigned char>(control_[0]) << 8 |
                                               static_cast<unsigned char>(control_[1]));
  if (!sendable(code)) return fail(protocol_error, "a close code that must not be sent");
  reason_ = {code, control_.substr(2)};
  if (!values::is_utf8(reason_.text)) return fail(not_utf8, "a close reason must be UTF-8");
  return What::close;
}

}  // namespace ssot::wire
