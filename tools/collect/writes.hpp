// writes.hpp - is an object changed through this expression, or could it be?
//
//   lvalue, what stands around it  =>  yes, or no
//
// Where a rule turns a pointer into a value (`by_pointer`), what was written through the pointer would be written into
// a copy. Climbs from the lvalue through members, elements and parentheses to what takes it: a read, a conversion to
// const or a const method is none; everything else is, an address or a non-const reference that is kept among them.
// Errs to "yes". Rejected: clang's ExprMutationAnalyzer (it belongs to clang-tidy, and looks at one variable).
#pragma once

#include <clang/AST/Expr.h>

#include "collect/parents.hpp"

namespace ssot::collect {

// `parents` ends with the lvalue.
bool is_written(const clang::Expr& lvalue, const Parents& parents);

}  // namespace ssot::collect
