// surroundings.hpp - what the code does with the value of an expression, where it stands.
//
//   expression, its parents  =>  Site::form, consumer, around, and a range that takes in what goes with it
//
// A legacy accessor may give a pointer where the canonical one gives a reference, so that the `->` behind it, or the
// `*` before it, must go. And what takes the place of a use may have an operator on top, which its new place must not
// tear apart. Only the next consumer is looked at: what is kept in a variable keeps the form that it had.
#pragma once

#include <clang/AST/ExprCXX.h>

#include "collect/parents.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

// The `level`-th entry of `parents` is the expression, spelled as `whole`. With `instance`, parentheses around it,
// `.get()` of a smart pointer or a reference_wrapper and std::move are taken into site.range: the one instance has no
// use for them.
void describe_surroundings(const clang::Expr& expression, clang::SourceRange whole, std::size_t level, bool instance,
                           const Parents& parents, SourceMap& map, facts::Site& site);

}  // namespace ssot::collect
