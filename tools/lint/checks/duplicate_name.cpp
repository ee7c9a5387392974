#include "lint/checks/duplicate_name.hpp"

#include <algorithm>

#include "lint/checks/shim_logic.hpp"
#include "lint/legacy.hpp"
#include "support/counted.hpp"

namespace ssot::lint {
namespace {

using facts::Definition;

bool is_allowed(const Definition& definition, const rules::Canonical& canonical, const Context& context) {
  const auto& family = canonical.allow_family;
  if (std::find(family.begin(), family.end(), definition.name) != family.end()) return true;
  const std::string& path = context.facts.path(definition.name_range.file);
  const LegacyFile file = legacy_file(context, path);
  return file && !file.implementation && only_forwards(context, path);
}

std::string how_many(std::size_t count, const std::string& one) {
  return count == 0 ? "no " + one + "s" : counted(count, one);
}

Finding duplicate(const Definition& definition, const rules::Canonical& canonical, const Context& context) {
  Finding finding;
  finding.check = "SSOT005";
  finding.region = context.region(definition.name_range);
  finding.message = definition.keyword + " " + definition.name + " has the name of the canonical " +
                    canonical.type + ". It is a second definition in another scope, with " +
                    how_many(definition.methods.size(), "public method") + " and " +
                    how_many(definition.fields.size(), "field") + " of its own.";
  finding.help = "use " + canonical.type + " from " + canonical.include +
                 "; a class that does another job gets another name, or stands in allow_family of the rules";
  finding.subject = definition.name;
  if (definition.local_linkage) finding.in_file = definition.name;  // another file may have one, too
  finding.peer = canonical.type;
  for (const Definition& other : context.facts.definitions)
    if (other.name == canonical.type) {
      finding.related = {{context.region(other.name_range), "the canonical"}};
      break;
    }
  return finding;
}

}  // namespace

std::vector<Finding> duplicate_name(const Context& context) {
  std::vector<Finding> findings;
  for (const rules::Concept& unit : context.rules.concepts) {
    if (unit.canonical.type.empty()) continue;
    for (const Definition& definition : context.facts.definitions) {
      if (!context.facts.files[definition.name_range.file].in_root) continue;
      if (definition.name == unit.canonical.type ||
          unqualified(definition.name) != unqualified(unit.canonical.type))
        continue;
      if (!is_allowed(definition, unit.canonical, context))
        findings.push_back(duplicate(definition, unit.canonical, context));
    }
  }
  return findings;
}

}  // namespace ssot::lint
