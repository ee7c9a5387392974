// name_lookup.hpp - what a name would mean where a walk stands, if it were written there.
//
//   entries of the walk, name  =>  the innermost declaration of that name, or none
//
// A replacement names canonical things; where something nearer has the same name, the text would mean that. Looked at
// are locals and parameters, template parameters, classes with their bases, namespaces, from inside out; not what a
// using-directive brings in, for that is ambiguous then, and the compiler says so. Rejected: Sema's own lookup (it is
// gone when the tree is walked).
#pragma once

#include <llvm/ADT/StringRef.h>

#include "collect/parents.hpp"

namespace ssot::collect {

// `at` is where the name would stand: a local that is declared behind it is not seen.
const clang::NamedDecl* innermost_declaration(const Parents& around, llvm::StringRef name, clang::SourceLocation at);

}  // namespace ssot::collect
