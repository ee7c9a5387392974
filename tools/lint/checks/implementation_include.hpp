// implementation_include.hpp - SSOT011: an implementation header included from outside the implementation.
//
// Inside are: the canonical header, the implementation headers themselves, and the files in their folders.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> implementation_include(const Context& context);

}  // namespace ssot::lint
