#include "rules/short_forms.hpp"

#include <algorithm>
#include <optional>

namespace ssot::rules {
namespace {

// Whether it holds for a call with so many arguments; nothing where the text of an argument decides.
std::optional<bool> holds(const Condition& condition, const Rule& rule, std::size_t given) {
  const auto& parameters = rule.from.parameters;
  const auto at = std::find_if(parameters.begin(), parameters.end(),
                               [&](const Parameter& each) { return each.name == condition.parameter; });
  const bool is_given = at - parameters.begin() < static_cast<std::ptrdiff_t>(given);
  switch (condition.is) {
    case Condition::Is::absent:
      return !is_given;
    case Condition::Is::given:
      return is_given;
    default:
      return is_given ? std::nullopt : std::optional(false);
  }
}

// The case of a call with so many arguments; nothing if that depends on more, or there is none.
const Case* case_of(const Rule& rule, std::size_t given) {
  for (const Case& each : rule.cases) {
    bool all = true;
    for (const Condition& condition : each.when) {
      const std::optional<bool> one = holds(condition, rule, given);
      if (!one) return nullptr;
      all = all && *one;
    }
    if (all) return &each;
  }
  return nullptr;
}

}  // namespace

const Case* full_form(const Rule& rule) {
  return case_of(rule, rule.from.parameters.size());
}

std::vector<ShortForm> short_forms(const Rule& rule) {
  const auto& parameters = rule.from.parameters;
  if (rule.from.is_virtual || rule.from.is_override || rule.cases.size() < 2) return {};
  const auto first = std::find_if(parameters.begin(), parameters.end(),
                                  [](const Parameter& each) { return !each.default_value.empty(); });
  const Case* full = full_form(rule);
  std::vector<ShortForm> forms;
  std::size_t used = 0;
  for (std::size_t given = first - parameters.begin(); full != nullptr && given < parameters.size(); ++given) {
    const Case* made = case_of(rule, given);
    if (made == nullptr) return {};
    forms.push_back({given, made == full ? nullptr : made});
    if (made != full) used = forms.size();
  }
  forms.resize(used);
  return forms;
}

}  // namespace ssot::rules
