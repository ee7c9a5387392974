// composition_roots.hpp - of several constructions in one composition root the first makes the one instance.
//
//   sites  =>  the first stays a construction of the root, the others reach what it made, or have trouble
//
// Legacy code made several managers where it started; each of them as `create` would bind a second one, and the
// program would stop. Looked at is one body at a time: two functions that are both named as roots are taken for the
// roots of two programs. In a loop, or where it is open which comes first, nothing is guessed.
// Rejected: the accessor in each place but the textually first (in a branch that is not taken nothing is made).
#pragma once

#include <vector>

#include "facts/facts.hpp"
#include "rules/concept.hpp"

namespace ssot::plan {

// Sites that make an object of a `single` type, in the order of places.
void settle_composition_roots(const rules::RuleSet& rules, std::vector<facts::Site>& sites);

}  // namespace ssot::plan
