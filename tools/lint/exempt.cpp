#include "lint/exempt.hpp"

#include <algorithm>

#include "lint/legacy.hpp"
#include "support/glob.hpp"

namespace ssot::lint {

Exempt::Exempt(const rules::Concept& unit, const Context& context) : canonical_(unit.canonical), context_(context) {
  for (const std::string& pattern : context.duplicates.fakes) fakes_.emplace_back(regex_of_glob(pattern));
}

bool Exempt::operator()(const std::string& name, const std::string& path) const {
  const auto& family = canonical_.allow_family;
  if (std::find(family.begin(), family.end(), name) != family.end() || is_canonical_file(path, canonical_)) return true;
  const std::string relative = context_.relative(path);
  if (std::any_of(fakes_.begin(), fakes_.end(), [&](const std::regex& fake) { return std::regex_match(relative, fake); }))
    return true;
  const LegacyFile legacy = legacy_file(context_, path);
  return legacy && !legacy.header->stays;
}

bool Exempt::derives_by_text(const facts::LexicalClass& record) const {
  return std::find(record.bases.begin(), record.bases.end(), unqualified(canonical_.type)) != record.bases.end();
}

}  // namespace ssot::lint
