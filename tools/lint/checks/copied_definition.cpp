#include "lint/checks/copied_definition.hpp"

#include <map>
#include <set>

namespace ssot::lint {
namespace {

using facts::Definition;

// The rules name the class, a class around it, or its unqualified name is the canonical's.
bool is_of_the_rules(const Definition& definition, const rules::RuleSet& rules) {
  for (const rules::Concept& unit : rules.concepts) {
    if (!definition.name.empty() && definition.name == unit.canonical.type) return true;
    for (const rules::Rule& rule : unit.rules)
      if (rule.from.kind == rules::EntityKind::type &&
          (definition.name == rule.from.name || definition.name.starts_with(rule.from.name + "::")))
        return true;
  }
  return false;
}

Finding copy_of(const Definition& first, const Definition& copy, const Context& context) {
  Finding finding;
  finding.check = "SSOT004";
  finding.region = context.region(copy.name_range);
  const std::string here = context.relative(copy.name_range.file),
                    there = context.relative(first.name_range.file);
  finding.message = copy.keyword + " " + copy.name + " is a copy of the one in " + there +
                    ". Both have external linkage and the same tokens.";
  finding.help = "keep one definition and include its header here";
  finding.subject = copy.name + " in " + here;
  finding.in_file = finding.peer = copy.name;  // the place of the other one is not what this is about
  finding.related = {{context.region(first.name_range), "the other definition"}};
  return finding;
}

}  // namespace

std::vector<Finding> copied_definition(const Context& context) {
  // USR and token hash => path => the definition there; the first path is the one that the others copy.
  std::map<std::pair<std::string, std::uint64_t>, std::map<std::string, const Definition*>> groups;
  for (const Definition& definition : context.facts.definitions) {
    if (definition.local_linkage || definition.usr.empty() || definition.token_hash == 0) continue;
    if (!context.all_definitions && !is_of_the_rules(definition, context.rules)) continue;
    const std::string& path = context.facts.path(definition.name_range.file);
    groups[{definition.usr, definition.token_hash}].try_emplace(path, &definition);
  }
  std::vector<Finding> findings;
  for (const auto& [key, files] : groups)
    for (auto it = std::next(files.begin()); it != files.end(); ++it)
      findings.push_back(copy_of(*files.begin()->second, *it->second, context));
  return findings;
}

}  // namespace ssot::lint
