// duplicate_name.hpp - SSOT005: the canonical's own name, defined again in another scope.
//
// Resolved definitions decide, so an alias, a forward declaration or a variable of that name is none. Let
// pass: the names in `allow_family`, and a legacy header whose classes only forward.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> duplicate_name(const Context& context);

}  // namespace ssot::lint
