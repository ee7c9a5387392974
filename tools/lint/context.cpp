#include "lint/context.hpp"

#include "support/path.hpp"

namespace ssot::lint {

std::string Context::relative(const std::string& path) const {
  return shown_below(root, path);
}

std::string unqualified(const std::string& name) {
  const std::size_t arguments = name.find('<');
  const std::size_t colon = name.rfind(':', arguments);
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

}  // namespace ssot::lint
