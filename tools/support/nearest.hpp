// nearest.hpp - "did you mean": the closest of the valid names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ssot {

// The valid name with the smallest edit distance, if it is close enough to be a typo
// (at most a third of the name's length, at least 1); empty otherwise.
std::string nearest(std::string_view name, const std::vector<std::string>& valid);

}  // namespace ssot
