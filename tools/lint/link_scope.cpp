#include "lint/link_scope.hpp"

#include <algorithm>

namespace ssot::lint {

LinkScope::LinkScope(const facts::Facts& facts, const Programs& programs) {
  for (const facts::Unit& unit : facts.units) {
    const auto known = programs.find(unit.file);
    for (const facts::FileId file : unit.files) {
      Parts& parts = parts_[file];
      if (known == programs.end())
        parts.is_whole = false;
      else
        parts.programs.insert(known->second.begin(), known->second.end());
    }
  }
}

LinkScope::Parts LinkScope::parts_of(facts::FileId file) const {
  const auto known = parts_.find(file);
  return known != parts_.end() ? known->second : Parts{{}, false};
}

std::string LinkScope::common_program(facts::FileId a, facts::FileId b) const {
  const Parts first = parts_of(a), second = parts_of(b);
  for (const std::string& program : first.programs)
    if (second.programs.contains(program)) return program;
  return {};
}

Together LinkScope::together(facts::FileId a, facts::FileId b) const {
  if (!common_program(a, b).empty()) return Together::yes;
  return parts_of(a).is_whole && parts_of(b).is_whole ? Together::no : Together::unknown;
}

}  // namespace ssot::lint
