// canonical_uses.hpp - other names of the managers' classes, objects that are made of the canonical one, outcomes that
// are thrown away.
//
//   AST  =>  facts::Alias, facts::Instance, facts::Discarded  =>  lint
//
// What is written in legacy headers and their implementations is left out: they are looked at as wholes. Templates are
// looked at as they were instantiated, for only there it shows what a `T` is.
// Limits: an object that a library's template makes (std::optional::emplace) has no expression that names its class.
#pragma once

#include <clang/AST/ASTContext.h>

#include "collect/entity_index.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

void record_canonical_uses(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, facts::Facts& facts);

}  // namespace ssot::collect
