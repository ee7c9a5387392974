// replacement_check.hpp - what a replacement does that compiles and is wrong all the same.
//
//   AST of the probe  =>  check_replacements  =>  faults, each at a place of the probe
//
// A hole takes an argument that may do something, so it must be evaluated once, where it stands: not in the body of a
// lambda, an unevaluated operand, or a branch. `$self` was evaluated before all arguments (C++17), so no hole may be
// sequenced before it now; among arguments no order was ever promised. A statement must not drop an object that
// cannot be copied and does something when it goes: a guard or a subscription would end at once. And nothing legacy
// may be named: a second run would find it again, or run in a circle.
// Limits: what depends on a template parameter is not seen; the arguments of one call may be evaluated in any order,
// and whether that matters at a site is the planner's to say.
#pragma once

#include <clang/AST/ASTContext.h>

#include <string>
#include <vector>

#include "collect/entity_index.hpp"

namespace ssot::verify {

struct ReplacementFault {
  clang::SourceLocation at;
  std::string what;
  std::string mend;
  const rules::Rule* about = nullptr;  // the rule of the legacy entity that is named
};

// `index` knows the rules of all concepts of the run.
std::vector<ReplacementFault> check_replacements(const clang::ASTContext& context, const collect::EntityIndex& index);

}  // namespace ssot::verify
