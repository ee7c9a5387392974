// renames.hpp - which rules only rename, and what they rename.
//
//   RuleSet  =>  renames_of  =>  pairs of names for symbol_names.hpp
//   site x rule  =>  beyond_rename  =>  nothing, or what the rewrite does there besides
//
// A rule that does more gives its names too, where it calls one function: what calls the legacy one calls that then.
//
// A replacement only renames if it hands on every argument, in order and as it is: `$self.add($key, $n)` for
// `put(int key, int n)`. Anything else may change the code, as the rules want it to; object code cannot say whether it
// changed as they want.
#pragma once

#include <string>
#include <vector>

#include "facts/facts.hpp"
#include "prove/symbol_names.hpp"
#include "rules/concept.hpp"

namespace ssot::prove {

// Sorted.
std::vector<Rename> renames_of(const rules::RuleSet& rules);

// Empty if this use is renamed and nothing else.
std::string beyond_rename(const facts::Site& site, const rules::RuleSet& rules);

}  // namespace ssot::prove
