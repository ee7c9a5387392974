// mixed_managers.hpp - SSOT012: one file brings two manager headers of a concept into a translation unit.
//
//   include graph  =>  for each file the manager headers that it reaches  =>  the files in which two come together
//
// Manager headers are the canonical one and the legacy ones that do more than forward. What a manager header includes
// itself is its own affair: the search ends at it. Told is the file that brings two together, once, and not the units
// that include it.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> mixed_managers(const Context& context);

}  // namespace ssot::lint
