#include "lint/context.hpp"

#include <algorithm>

#include "support/path.hpp"

namespace ssot::lint {

std::string Context::relative(const std::string& path) const {
  return shown_below(root, path);
}

std::string bare(const std::string& include) {
  return include.size() < 2 ? include : include.substr(1, include.size() - 2);
}

bool is_canonical_file(const std::string& path, const rules::Canonical& canonical) {
  const auto& headers = canonical.implementation_headers;
  return ends_with_path(path, bare(canonical.include)) ||
         std::any_of(headers.begin(), headers.end(), [&](const std::string& header) { return ends_with_path(path, header); });
}

std::string unqualified(const std::string& name) {
  const std::size_t arguments = name.find('<');
  const std::size_t colon = name.rfind(':', arguments);
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

}  // namespace ssot::lint
