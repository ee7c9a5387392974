// odr_tokens.hpp - SSOT002: one class, defined in two files with other tokens.
//
// The standard's own criterion, after preprocessing. What has another layout as well is told by SSOT001 alone. Looked at
// are the classes of the rules; the link decides the severity as there.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> odr_tokens(const Context& context);

}  // namespace ssot::lint
