#include "support/glob.hpp"

namespace ssot {

std::string regex_of_glob(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern.substr(i, 3) == "**/") {
      out += "(.*/)?";
      i += 2;
    } else if (pattern.substr(i, 2) == "**") {
      out += ".*";
      ++i;
    } else if (pattern[i] == '*') {
      out += "[^/]*";
    } else if (pattern[i] == '?') {
      out += "[^/]";
    } else {
      if (std::string_view("\\^$.|+()[]{}").find(pattern[i]) != std::string_view::npos) out += '\\';
      out += pattern[i];
    }
  }
  return out;
}

}  // namespace ssot
