// odr_layout.hpp - SSOT001: one class, defined in two files with different layouts.
//
// Looked at are the classes of the rules. An error where a program is known to have both, a warning where the link is
// not known, nothing where no program has both.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> odr_layout(const Context& context);

}  // namespace ssot::lint
