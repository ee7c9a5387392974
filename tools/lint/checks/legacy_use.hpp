// legacy_use.hpp - SSOT010: a legacy type, function, variable, enumerator or macro used outside legacy files.
//
// A site that the ledger covers is a note, with its reason. Resolved declarations decide, never names.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> legacy_use(const Context& context);

}  // namespace ssot::lint
