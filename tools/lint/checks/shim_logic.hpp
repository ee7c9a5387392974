// shim_logic.hpp - SSOT013: a legacy header that does more than forward to the canonical.
//
//   classes, bodies and variables of a legacy header  =>  one finding for each class, free function and
//   variable
//
// A shim may hold aliases, and classes with at most one pointer or reference to the canonical whose bodies
// are one statement without a branch or a local variable. An implementation file that is still there is logic
// too.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> shim_logic(const Context& context);

// The legacy header `path` holds nothing that SSOT013 would find.
bool only_forwards(const Context& context, const std::string& path);

}  // namespace ssot::lint
