// odr_config.hpp - SSOT003: one definition that is another class in another translation unit.
//
// The text is one; what the preprocessor makes of it differs between units or builds. The first macro that differs is
// told. A warning: two builds are never one program, and which units of one build are linked is not asked.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> odr_config(const Context& context);

}  // namespace ssot::lint
