// macro_call.hpp - the use of a legacy macro, as far as its text tells.
//
//   macro name, its definition, the tokens of its arguments  =>  the fields of facts::Site that plan/ fills holes from
//
// A macro has no types, so what an argument is must be read from its tokens: an operand of an operator is told by what
// cannot be one. Rejected: to parse arguments as expressions (they need not be any); to look at the definition at each
// use (after the migration it is the compatibility header's).
#pragma once

#include <clang/Lex/MacroInfo.h>
#include <clang/Lex/Token.h>

#include <vector>

#include "collect/source_map.hpp"
#include "rules/concept.hpp"

namespace ssot::collect {

// One argument's tokens, without the commas around it.
using MacroArgument = std::vector<clang::Token>;

// The site has its name and range. `arguments` are those of a function-like macro.
void describe_macro_call(const std::vector<MacroArgument>& arguments, const clang::MacroInfo& definition,
                         const rules::Rule& rule, SourceMap& map, facts::Site& site);

// How often the definition takes a parameter as what it stands for, and not as text.
unsigned times_evaluated(const clang::MacroInfo& definition, unsigned parameter);

}  // namespace ssot::collect
