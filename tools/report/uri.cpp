#include "report/uri.hpp"

#include <cctype>
#include <string_view>

namespace ssot::report {

std::string uri_of(const std::string& path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri;
  for (unsigned char byte : path) {
    const bool plain =
        std::isalnum(byte) != 0 ||
        (byte != 0 && std::string_view("-._~/").find(static_cast<char>(byte)) != std::string_view::npos);
    if (plain)
      uri += static_cast<char>(byte);
    else
      uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return uri;
}

}  // namespace ssot::report
