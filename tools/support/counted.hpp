// counted.hpp - "1 unit", "2 units".
#pragma once

#include <cstddef>
#include <string>

namespace ssot {

// `one`: a word that takes an s where there are several.
inline std::string counted(std::size_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

}  // namespace ssot
