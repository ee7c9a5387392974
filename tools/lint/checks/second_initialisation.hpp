// second_initialisation.hpp - SSOT014: an object of the canonical class that is not the one of its entry point.
//
// Told are: one that is made outside of the composition roots, where the concept has any; a second one that a root
// makes; one that is kept in static storage of a header, of which a program and each of its shared libraries may have
// their own. Let pass: what the canonical class and the functions by which the rules reach it do themselves, and classes
// that derive from it (mocks).
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> second_initialisation(const Context& context);

}  // namespace ssot::lint
