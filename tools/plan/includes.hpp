// includes.hpp - which legacy includes go, which stay for a noted site, and what takes their place.
//
//   decided sites + include graph + uses  =>  IncludeChange, AddedInclude, KeptInclude
//
// An include goes when nothing that stays in the file needs it. The canonical one stands in its place, under the same
// condition, where the file now names what it declares or somebody said that the include is meant (IWYU pragmas, an
// umbrella, a __has_include that asks for it); what the file used through the old one and now reaches by no other way
// is included directly. What text cannot follow stays and is told: names made by macros, switched-off branches, the
// compile command. Headers outside the root are not tracked: verification finds what is missing.
#pragma once

#include "plan/plan.hpp"

namespace ssot::plan {

void plan_includes(const facts::Facts& facts, const rules::RuleSet& rules, const Rejections& rejected,
                   Plan& plan);

// Does a canonical absolute path end like a legacy header of the rules? The header's path, or empty.
std::string legacy_header_of(const std::string& path, const rules::RuleSet& rules);

}  // namespace ssot::plan
