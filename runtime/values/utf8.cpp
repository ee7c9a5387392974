#include "values/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace ssot::values {
namespace {

// The length of the run of ASCII at the beginning, in steps of eight; the rest is for the loop that looks at each byte.
std::size_t ascii(const char* at, std::size_t size) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::size_t done = 0;
  std::uint64_t a = 0, b = 0, c = 0, d = 0;
  for (; done + 32 <= size; done += 32) {
    std::memcpy(&a, at + done, 8);
    std::memcpy(&b, at + done + 8, 8);
    std::memcpy(&c, at + done + 16, 8);
    std::memcpy(&d, at + done + 24, 8);
    if (((a | b | c | d) & high_bits) != 0) break;
  }
  for (; done + 8 <= size; done += 8) {
    std::memcpy(&a, at + done, 8);
    if ((a & high_bits) != 0) break;
  }
  return done;
}

}  // namespace

bool Utf8::take(std::string_view part) {
  if (wrong_) return false;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (left_ == 0) {
      i += ascii(part.data() + i, part.size() - i);
      if (i == part.size()) return true;
    }
    const auto byte = static_cast<unsigned char>(part[i]);
    if (left_ > 0) {
      if (byte < low_ || byte > high_) return !(wrong_ = true);
      low_ = 0x80;
      high_ = 0xBF;
      --left_;
    } else if (byte >= 0xC2 && byte <= 0xDF) {
      left_ = 1;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
      left_ = 2;
      if (byte == 0xE0) low_ = 0xA0;   // shorter forms
      if (byte == 0xED) high_ = 0x9F;  // surrogates
    } else if (byte >= 0xF0 && byte <= 0xF4) {
      left_ = 3;
      if (byte == 0xF0) low_ = 0x90;
      if (byte == 0xF4) high_ = 0x8F;  // above U+10FFFF
    } else if (byte >= 0x80) {
      return !(wrong_ = true);
    }
  }
  return true;
}

bool is_utf8(std::string_view text) {
  Utf8 state;
  return state.take(text) && state.complete();
}

}  // namespace ssot::values
