// dangling_rule.hpp - SSOT018: what the rules name and the code base does not have any more.
//
//   canonical include and type, legacy headers, what their rules are about, composition roots  =>  one finding each
//
// A rule that matches nothing passes every run, and guards nothing. What is gone is decided by what units declare, so an
// entity is missed only where its header is read by a unit and every unit did parse; of a header that no unit reads
// nothing is known, and nothing is said. What stands in a switched-off branch of its header is there.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> dangling_rule(const Context& context);

}  // namespace ssot::lint
