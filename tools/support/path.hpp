// path.hpp - how a path that somebody wrote is found at the end of a whole one.
#pragma once

#include <string_view>

namespace ssot {

// "/p/include/old/manager.h" ends with "old/manager.h", and not with "manager.hpp" or "ger.h": whole components only.
// An empty suffix ends nothing.
bool ends_with_path(std::string_view path, std::string_view suffix);

}  // namespace ssot
