// utf8.hpp - whether bytes that come in parts are UTF-8 (RFC 3629), told at the first byte that cannot be.
//
//   take(part) … take(part) → complete()
//
// A message may be cut anywhere, so a character may begin in one part and end in the next. Eight bytes of ASCII are
// passed over at once: most messages are nothing else. Pure; values only.
#pragma once

#include <cstddef>
#include <string_view>

namespace ssot::values {

class Utf8 {
 public:
  /// False if no text begins with what was taken so far; from then on for ever.
  bool take(std::string_view part);
  /// Whether the last character is complete.
  bool complete() const { return left_ == 0; }
  void reset() { *this = Utf8(); }

 private:
  unsigned left_ = 0;  ///< Bytes of the character that have not come.
  unsigned char low_ = 0x80, high_ = 0xBF;  ///< What the next of them may be.
  bool wrong_ = false;
};

bool is_utf8(std::string_view text);

}  // namespace ssot::values
