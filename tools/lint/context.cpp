#include "lint/context.hpp"

namespace ssot::lint {

std::string Context::relative(const std::string& path) const {
  return path.starts_with(root + "/") ? path.substr(root.size() + 1) : path;
}

std::string unqualified(const std::string& name) {
  const std::size_t arguments = name.find('<');
  const std::size_t colon = name.rfind(':', arguments);
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

bool ends_with_path(const std::string& path, const std::string& suffix) {
  if (suffix.empty() || !path.ends_with(suffix)) return false;
  return path.size() == suffix.size() || path[path.size() - suffix.size() - 1] == '/';
}

}  // namespace ssot::lint
