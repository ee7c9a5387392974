// explicit_instantiations.hpp - the legacy types that `template int f<T>(T&);` and `extern template ...` name.
//
//   raw tokens of the files of a unit, its namespaces  =>  Site (type), joined with the template's signature
//
// Clang 19 keeps the directive of a class, but of a function or variable only where it stands: what it spells is in no
// node. So its tokens are read, and each qualified name is looked up from the namespace it stands in, as the compiler
// did. Sites that the tree shows already are left out. One directive changes whole or stays whole. Rejected: leaving
// them to the recount (the result would instantiate the template for a type that nobody uses any more).
#pragma once

#include "collect/type_flow.hpp"

namespace ssot::collect {

void record_explicit_instantiations(clang::ASTContext& context, const EntityIndex& index, SourceMap& map,
                                    TypeFlow& flow, facts::Facts& facts);

}  // namespace ssot::collect
