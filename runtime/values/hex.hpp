// hex.hpp - bytes as digits that stand in any text.
#pragma once

#include <string>
#include <string_view>

namespace ssot::values {

/// Two digits for each byte, in lower case.
inline std::string hex(std::string_view bytes) {
  std::string text;
  text.reserve(2 * bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

}  // namespace ssot::values
