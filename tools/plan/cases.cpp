#include "plan/cases.hpp"

#include <algorithm>

namespace ssot::plan {

using facts::Argument;
using facts::Site;

namespace {

bool holds(const rules::Condition& condition, const Site& site) {
  const Argument* argument = argument_of(site, condition.parameter);
  if (argument == nullptr) return condition.is == rules::Condition::Is::absent;
  switch (condition.is) {
    case rules::Condition::Is::absent:
      return argument->is_default;
    case rules::Condition::Is::given:
      return !argument->is_default;
    case rules::Condition::Is::literal:
      return argument->is_literal && !argument->is_default;
    case rules::Condition::Is::text:
      return argument->is_literal && argument->literal == condition.text;
  }
  return false;
}

}  // namespace

const Argument* argument_of(const Site& site, const std::string& parameter) {
  for (const Argument& argument : site.arguments)
    if (argument.parameter == parameter) return &argument;
  return nullptr;
}

const rules::Case* first_case(const rules::Rule& rule, const Site& site) {
  for (const rules::Case& one : rule.cases)
    if (std::all_of(one.when.begin(), one.when.end(),
                    [&](const rules::Condition& c) { return holds(c, site); }))
      return &one;
  return nullptr;
}

}  // namespace ssot::plan
