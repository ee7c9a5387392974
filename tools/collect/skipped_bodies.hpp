// skipped_bodies.hpp - which function bodies a parse may pass over, where the function is not of the project.
//
// The body of a plain function outside of the project depends on no edit and names no entity of ours. Templates keep
// theirs: an instantiation is where an edit shows. Clang itself keeps those of constexpr functions and of functions
// whose result it must deduce.
#pragma once

#include <clang/AST/Decl.h>

namespace ssot::collect {

// Neither a template nor a member of one.
inline bool is_plain_function(clang::Decl& decl) {
  const clang::FunctionDecl* function = decl.getAsFunction();
  return function != nullptr && !decl.getDeclContext()->isDependentContext() && !function->isTemplated();
}

}  // namespace ssot::collect
