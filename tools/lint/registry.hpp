// registry.hpp - every check there is, in the order of ids.
//
// The one list: `ssot lint --list`, the SARIF rules, the docs' test and the runner all read it.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

struct Check {
  CheckInfo info;
  std::vector<Finding> (*run)(const Context&);
};

const std::vector<Check>& all_checks();

// What is told about them, in the same order.
std::vector<CheckInfo> all_infos();

}  // namespace ssot::lint
