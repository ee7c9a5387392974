// forward_declarations.hpp - what becomes of `class Old;` once it is known which uses in its file stay.
//
//   decided plan  =>  the canonical class declared in its own namespace, the legacy declaration gone
//
// A forward declaration goes only if nothing that stays in its file names the class. One that shares its namespace with
// other things moves alone, out of it and before it; a namespace that held nothing else goes whole. Each canonical name
// is declared once in a file. Rejected: joining it with the uses in one group (a file that only declares the class would
// hold up those that use it).
#pragma once

#include "plan/plan.hpp"

namespace ssot::plan {

void settle_forward_declarations(const rules::RuleSet& rules, Plan& plan);

}  // namespace ssot::plan
