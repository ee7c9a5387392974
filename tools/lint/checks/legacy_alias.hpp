// legacy_alias.hpp - SSOT015: another name of a legacy or the canonical class.
//
// An alias at namespace or class scope, and a using-declaration in a header, which hands the class on under the name of
// another scope. Let pass: the managers' own headers and shims, names in `allow_family`, a using-declaration in a source
// file, an alias within a function, one of a pointer or a container. An alias whose target the ledger notes is a note.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> legacy_alias(const Context& context);

}  // namespace ssot::lint
