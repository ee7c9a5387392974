#include "plan/composition_roots.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace ssot::plan {
namespace {

using facts::Reached;
using facts::Site;
using facts::SiteKind;

// Those of one concept in one body.
void settle(std::vector<Site*>& made) {
  const std::string many = std::to_string(made.size());
  const bool is_clear = made.front()->reached == Reached::once;
  for (Site* site : made) {
    if (site->reached == Reached::repeated)
      site->trouble = "it is made in a loop, and there is one instance";
    else if (made.size() > 1 && !is_clear)
      site->trouble = "one of " + many + " that this composition root makes, and which is the first is open";
    else if (site != made.front())
      site->in_composition_root = false;
  }
}

}  // namespace

void settle_composition_roots(const rules::RuleSet& rules, std::vector<Site>& sites) {
  std::map<std::string, const rules::Concept*> owners;
  for (const rules::Concept& each : rules.concepts)
    for (const rules::Rule& rule : each.rules) owners.emplace(rule.id, &each);
  std::map<std::tuple<const rules::Concept*, facts::FileId, std::uint32_t>, std::vector<Site*>> bodies;
  for (Site& site : sites) {
    const bool makes = site.kind == SiteKind::construct || site.kind == SiteKind::value;
    const auto owner = owners.find(site.rule);
    if (makes && site.in_composition_root && site.trouble.empty() && owner != owners.end())
      bodies[{owner->second, site.name.file, site.body}].push_back(&site);
  }
  for (auto& [body, made] : bodies) settle(made);
}

}  // namespace ssot::plan
