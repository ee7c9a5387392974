// effects.hpp - would it be noticed if this expression were not evaluated?
//
// A dropped argument must not do anything. Clang's HasSideEffects says yes to every copy of a shared_ptr;
// this is narrower, and errs to "yes": a call has effects unless it is a const method, an operator of a
// standard type that only reads, std::move and its kin, a function whose visible body only returns such an
// expression, one that ssot.json lists under effect_free, or a legacy accessor of the one instance. A const
// method is taken at its word.
#pragma once

#include <clang/AST/Expr.h>

#include "collect/entity_index.hpp"

namespace ssot::collect {

bool has_effects(const clang::Expr& expr, const EntityIndex& index);
// Could it be noticed which of the two is evaluated first? Both have effects, or one changes (or is moved from) what
// the other names.
bool is_order_visible(const clang::Expr& first, const clang::Expr& second, const EntityIndex& index);
// Of a call, a construction or a new-expression.
bool argument_has_effects(const clang::Expr& expression, const EntityIndex& index);

}  // namespace ssot::collect
