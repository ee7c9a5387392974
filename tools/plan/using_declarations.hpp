// using_declarations.hpp - what becomes of `using n::Old;` once it is known which of its uses stay.
//
//   decided plan + the tokens that were found through each using-declaration  =>  kept, changed or removed
//
// A using-declaration stays as long as one token needs it. If none does, it is changed once, and its uses keep
// the short name that they had; where no use is left to need the canonical name, it goes. Rejected: joining it
// with its uses in one group (one use that stays would hold up all the others of the file).
#pragma once

#include "plan/plan.hpp"

namespace ssot::plan {

void settle_using_declarations(const facts::Facts& facts, const rules::RuleSet& rules, Plan& plan);

}  // namespace ssot::plan
