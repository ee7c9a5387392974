// legacy_include.hpp - SSOT009: a legacy header included outside legacy files and the ledger.
//
// An include that the ledger covers is a note, with its reason.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> legacy_include(const Context& context);

}  // namespace ssot::lint
