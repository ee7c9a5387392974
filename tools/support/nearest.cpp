#include "support/nearest.hpp"

#include <llvm/ADT/StringRef.h>

#include <algorithm>

namespace ssot {

std::string nearest(std::string_view name, const std::vector<std::string>& valid) {
  std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
  std::string best;
  for (const std::string& candidate : valid) {
    const std::size_t distance =
        llvm::StringRef(name.data(), name.size()).edit_distance_insensitive(candidate);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = candidate;
  }
  return best;
}

}  // namespace ssot
