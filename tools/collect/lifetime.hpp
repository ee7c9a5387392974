// lifetime.hpp - does a reference, a pointer or a view outlive the temporary that it was taken from?
//
//   what is declared, its initialiser  =>  yes, where it leads into an object that goes with the full expression
//
// Where a legacy call gave a pointer to something that lives on, and the canonical one gives a value, `.`, `->` and
// `*` still compile. Clang warns of some of it, for standard types. A smart pointer to the one instance, or a
// std::shared_ptr, is no such temporary: what it leads to lives on.
#pragma once

#include <clang/AST/Expr.h>

#include "collect/entity_index.hpp"

namespace ssot::collect {

bool outlives_a_temporary(const clang::Expr& init, clang::QualType type, const EntityIndex& index);

}  // namespace ssot::collect
