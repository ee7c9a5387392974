// run.hpp - runs the checks and makes one list of what they found.
//
//   Context  =>  checks  =>  inline suppressions  =>  sorted by place, doubles removed  =>  baseline  =>  Result
//
// A definition seen by many units is one finding. Deterministic: the same facts give the same list.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "lint/apply_baseline.hpp"
#include "lint/context.hpp"
#include "lint/result.hpp"

namespace ssot::lint {

// What a code base was taken over with.
struct Accepted {
  Baseline baseline = {};
  std::string file = {};   // absolute: where what is stale is shown
  Moves moves = {};
  bool tell_stale = true;  // false: it is about to be written again, or what would prove it stale is not known
};

// `only`: ids of the checks to run; empty: all that are on by default or switched on. An id that does not exist runs nothing: the caller says so.
// SSOT017 alone still runs the others, unseen: what they find decides which suppression is stale.
Result run(const Context& context, const std::set<std::string>& only = {}, const Accepted& accepted = {});

}  // namespace ssot::lint
