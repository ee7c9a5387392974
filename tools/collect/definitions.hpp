// definitions.hpp - classes defined under the root, and what legacy headers hold besides declarations.
//
//   AST  =>  facts::Definition (identity, token hash, members), ShimFunction, ShimVariable  =>  lint
//
// The token hash is made after preprocessing and is blind to white space and comments: the standard's own
// criterion for "the same definition" ([basic.def.odr]). Rejected: Clang's ODR hash (blind to alignas, final,
// noexcept; differs on typedef sugar; changes with Clang's version).
#pragma once

#include <clang/AST/ASTContext.h>

#include "collect/entity_index.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

void record_definitions(clang::ASTContext& context, const EntityIndex& index, SourceMap& map,
                        facts::Facts& facts);

}  // namespace ssot::collect
