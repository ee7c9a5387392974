// copied_definition.hpp - SSOT004: one class, defined with the same tokens in two files.
//
// A copy agrees today and drifts tomorrow; what differs already is another check's matter. The rules' own
// entities are looked at by default: a compile database does not say which programs are linked together.
// Classes without external linkage are never copies of each other.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> copied_definition(const Context& context);

}  // namespace ssot::lint
