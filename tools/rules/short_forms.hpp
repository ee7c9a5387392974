// short_forms.hpp - the calls of a function with fewer arguments that become something else.
//
//   send(user, channel = "", urgent = false), cases by what is absent  =>  send(user), send(user, channel)
//
// A compatibility header has an overload for each, so that a site that stays takes the same way as one that is
// rewritten. Only what is not written counts there: an argument that spells its default is one, for a header does not see
// how a call is written. A virtual function has none: who overrides the full form would not be reached by the others.
// Rejected: to compare with the default inside of the shim (logic in a header that is to hold none, SSOT013).
#pragma once

#include <cstddef>
#include <vector>

#include "rules/concept.hpp"

namespace ssot::rules {

struct ShortForm {
  std::size_t given = 0;       // so many arguments from the front
  const Case* made = nullptr;  // what becomes of such a call; null: what becomes of the full form
};

// The case of a call with all its arguments; null if the text of one decides, or none holds.
const Case* full_form(const Rule& rule);

// Ascending, without a gap from the first call that C++ allows; empty if all calls become the same. The cases belong to
// the rule.
std::vector<ShortForm> short_forms(const Rule& rule);

}  // namespace ssot::rules
