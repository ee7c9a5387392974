// discarded_outcome.hpp - SSOT019: the outcome of a canonical call that nobody looks at.
//
// A call is looked at whose function, or the type it returns, is [[nodiscard]]: that is how the canonical API says that
// its outcome must not be lost. Cast to void, given to std::ignore and kept in a variable that nothing reads are lost,
// too; a member call on the outcome, as `or_report()`, is not.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> discarded_outcome(const Context& context);

}  // namespace ssot::lint
