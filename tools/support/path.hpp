// path.hpp - how a path that somebody wrote is found at the end of a whole one, and how a whole one is shown.
#pragma once

#include <string>
#include <string_view>

namespace ssot {

// "/p/include/old/manager.h" ends with "old/manager.h", and not with "manager.hpp" or "ger.h": whole components only.
// An empty suffix ends nothing.
bool ends_with_path(std::string_view path, std::string_view suffix);

// Without "<root>/" in front; what is not below the root as it is. The root has no / at its end.
std::string shown_below(std::string_view root, const std::string& path);

}  // namespace ssot
