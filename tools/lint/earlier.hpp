// earlier.hpp - what of two runs of the lint is new: the findings of now, without those that were told before.
//
//   Result of now, findings told before  =>  without_earlier  =>  Result of which the rest is what a change brought
//
// A finding was there before if one about the same was told then, as severe at least: check, subject and peer, and the
// file where it is part of that, under the name that it had. Each one before stands for one now. Where a declaration
// has more of them than before, those on lines that changed are the new ones. So reformatting, moving and renaming
// bring nothing; a suppression, a note or an entry of the baseline that went does, for what it covered was not told.
// Requires: findings in order of place.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "lint/result.hpp"

namespace ssot::lint {

// `renamed`: file now => file then, absolute; a finding of then may stand under either. `touched`: whether a line of the region is not as it was.
Result without_earlier(Result now, const std::vector<Finding>& before, const std::map<std::string, std::string>& renamed,
                       const std::function<bool(const Region&)>& touched);

}  // namespace ssot::lint
