#include "lint/checks/legacy_alias.hpp"

#include <algorithm>
#include <set>

#include "lint/legacy.hpp"

namespace ssot::lint {
namespace {

using facts::Alias;

const rules::Concept* concept_of(const std::string& type, const rules::RuleSet& rules) {
  for (const rules::Concept& unit : rules.concepts) {
    if (unit.canonical.type == type) return &unit;
    for (const rules::Rule& rule : unit.rules)
      if (rule.from.kind == rules::EntityKind::type && rule.from.name == type) return &unit;
  }
  return nullptr;
}

bool is_own_of_managers(const std::string& path, const rules::Concept& unit, const Context& context) {
  const bool is_shared = std::any_of(unit.headers.begin(), unit.headers.end(), [&](const rules::LegacyHeader& header) {
    const auto located = context.headers.find(path);
    return header.stays && located != context.headers.end() && located->second == header.path;
  });
  return is_shared || legacy_file(context, path) || is_canonical_file(path, unit.canonical);
}

Finding other_name(const Alias& alias, const rules::Concept& unit, bool is_noted, const Context& context) {
  const bool is_canonical = alias.target == unit.canonical.type;
  Finding finding;
  finding.check = "SSOT015";
  finding.severity = is_noted ? Severity::note : Severity::warning;
  finding.region = context.region(alias.name_range);
  finding.message = (alias.keyword == "using-declaration" ? "using-declaration " : "alias ") + alias.name + " is another name of the " +
                    (is_canonical ? "canonical " : "legacy ") + alias.target +
                    ". Who searches for the one misses what uses the other.";
  finding.help = "write " + (is_canonical ? alias.target : unit.canonical.name()) +
                 " where it is used; a name that may stay stands in allow_family of the rules";
  finding.subject = alias.name;
  if (alias.local_linkage) finding.in_file = alias.name;
  finding.peer = alias.target;
  return finding;
}

}  // namespace

std::vector<Finding> legacy_alias(const Context& context) {
  std::set<std::string> noted;
  for (const LegacyUse& use : legacy_uses(context))
    if (use.note != nullptr) noted.insert(use.site->enclosing);
  std::vector<Finding> findings;
  for (const Alias& alias : context.facts.aliases) {
    const rules::Concept* unit = concept_of(alias.target, context.rules);
    const facts::File& file = context.facts.files[alias.name_range.file];
    if (unit == nullptr || !file.in_root || is_own_of_managers(file.path, *unit, context)) continue;
    if (alias.keyword == "using-declaration" && alias.in_main_file) continue;
    const auto& family = unit->canonical.allow_family;
    if (std::find(family.begin(), family.end(), alias.name) != family.end()) continue;
    findings.push_back(other_name(alias, *unit, noted.contains(alias.name), context));
  }
  return findings;
}

}  // namespace ssot::lint
