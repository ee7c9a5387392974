#include "report/utf8.hpp"

#include <llvm/Support/ConvertUTF.h>

namespace ssot::report {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// How many bytes the character at the front has; 0 if it is none.
std::size_t character(std::string_view bytes) {
  const auto* begin = reinterpret_cast<const llvm::UTF8*>(bytes.data());
  const std::size_t size = llvm::getNumBytesForUTF8(*begin);
  return size <= bytes.size() && llvm::isLegalUTF8Sequence(begin, begin + size) ? size : 0;
}

// XML 1.0, section 2.2: no control characters but three, and not the two non-characters of the basic plane.
bool fits_xml(std::string_view character) {
  if (character.size() == 1) {
    const auto byte = static_cast<unsigned char>(character[0]);
    return byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r';
  }
  return character != "\xEF\xBF\xBE" && character != "\xEF\xBF\xBF";
}

std::string escaped(char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    default:
      return {byte};
  }
}

}  // namespace

std::string as_utf8(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    const std::size_t size = character(bytes);
    out += size == 0 ? replacement : bytes.substr(0, size);
    bytes.remove_prefix(size == 0 ? 1 : size);
  }
  return out;
}

std::string as_xml(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    const std::size_t size = character(bytes);
    if (size == 0 || !fits_xml(bytes.substr(0, size)))
      out += replacement;
    else
      out += size == 1 ? escaped(bytes[0]) : std::string(bytes.substr(0, size));
    bytes.remove_prefix(size == 0 ? 1 : size);
  }
  return out;
}

}  // namespace ssot::report
