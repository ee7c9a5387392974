// duplicate_bodies.hpp - SSOT008: function bodies of the canonical, found again in another class. Off by default.
//
//   LexicalBody of every file (50 tokens or more, names and literals aside)  =>  owners that share enough  =>  warning
//
// For copies of which the methods were renamed: no name finds them. The smaller of both owners must share 0.7 of its
// bodies, each counted as often as it is there, and two at least. By text alone, so it sees what no unit compiles; and
// it sees no body that was changed by one token.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> duplicate_bodies(const Context& context);

}  // namespace ssot::lint
