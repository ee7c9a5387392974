#include "support/nearest.hpp"

#include <llvm/ADT/StringRef.h>

#include <algorithm>

namespace ssot {
namespace {

// Letters that changed places are one slip of the fingers, not two.
bool same_letters(std::string a, std::string b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

}  // namespace

std::string nearest(std::string_view name, const std::vector<std::string>& valid) {
  std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
  std::string best;
  for (const std::string& candidate : valid) {
    std::size_t distance =
        llvm::StringRef(name.data(), name.size()).edit_distance_insensitive(candidate);
    if (distance == 2 && same_letters(std::string(name), candidate)) distance = 1;
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = candidate;
  }
  return best;
}

}  // namespace ssot
