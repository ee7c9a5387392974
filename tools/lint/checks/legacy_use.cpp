#include "lint/checks/legacy_use.hpp"

#include <map>

#include "lint/legacy.hpp"

namespace ssot::lint {
namespace {

struct Known {
  const rules::Rule* rule = nullptr;
  const rules::Concept* of = nullptr;
};

// The rewriter has an answer to try; whether it verifies, only a run of it can say.
bool is_fixable(const facts::Site& site, const Known& known) {
  if (known.rule == nullptr || !site.trouble.empty())
    return false;
  return !known.rule->cases.empty() || known.rule->instance != rules::Instance::none;
}

Finding finding_for(const LegacyUse& use, const Known& known, const Context& context) {
  const facts::Site& site = *use.site;
  Finding finding;
  finding.check = "SSOT010";
  finding.region = context.region(site.name);
  finding.subject = site.entity + (site.enclosing.empty() ? "" : " in " + site.enclosing);
  // A forward declaration may stand in any file, and is within nothing but itself.
  if (site.enclosing.empty() || site.enclosing_is_local || site.kind == facts::SiteKind::forward_declaration)
    finding.in_file = finding.subject;
  finding.peer = known.of != nullptr ? known.of->canonical.name() : "";
  const std::string what = std::string("legacy ") + words_for(site.kind) + " " + site.entity;
  if (use.note != nullptr) {
    finding.severity = Severity::note;
    finding.message = what + " stays on the shim: " + use.note->why + ".";
    finding.help = use.note->todo;
    return finding;
  }
  finding.message = what + ". The canonical is " + finding.peer + ".";
  finding.fixable = is_fixable(site, known);
  const bool noted = known.rule != nullptr && known.rule->note.has_value();
  finding.help = finding.fixable ? "run `ssot rewrite`"
                 : noted         ? known.rule->note->todo
                                 : "`ssot rewrite` notes it with the reason; then a person moves it";
  return finding;
}

}  // namespace

std::vector<Finding> legacy_use(const Context& context) {
  std::map<std::string, Known> rules;
  for (const rules::Concept& unit : context.rules.concepts)
    for (const rules::Rule& rule : unit.rules) rules.try_emplace(rule.id, Known{&rule, &unit});
  std::vector<Finding> findings;
  for (const LegacyUse& use : legacy_uses(context)) {
    const auto known = rules.find(use.site->rule);
    findings.push_back(finding_for(use, known == rules.end() ? Known{} : known->second, context));
  }
  return findings;
}

}  // namespace ssot::lint
