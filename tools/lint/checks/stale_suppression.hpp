// stale_suppression.hpp - SSOT017: entries of the ledger that cover no site any more.
//
// Inline suppressions that suppress nothing carry the same id; suppression.hpp finds those.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> stale_suppression(const Context& context);

}  // namespace ssot::lint
