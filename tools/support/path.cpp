#include "support/path.hpp"

namespace ssot {

bool ends_with_path(std::string_view path, std::string_view suffix) {
  if (suffix.empty() || !path.ends_with(suffix)) return false;
  return path.size() == suffix.size() || path[path.size() - suffix.size() - 1] == '/';
}

std::string shown_below(std::string_view root, const std::string& path) {
  const bool below = path.size() > root.size() && path.starts_with(root) && path[root.size()] == '/';
  return below ? path.substr(root.size() + 1) : path;
}

}  // namespace ssot
