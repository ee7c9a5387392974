// definitions.hpp - classes defined under the root, and what legacy headers hold besides declarations.
//
//   AST  =>  facts::Definition (identity, hashes, members, layout), ShimFunction, ShimVariable  =>  lint
//
// The token hash is of the text as spelled, and blind to white space and comments. Of the classes of the rules there are
// a hash of the tokens after preprocessing as well, the standard's own criterion for "the same definition"
// ([basic.def.odr]), and their layout. Rejected: Clang's ODR hash (blind to alignas, final, noexcept; differs on typedef
// sugar; changes with Clang's version).
#pragma once

#include <clang/AST/ASTContext.h>

#include "collect/entity_index.hpp"
#include "collect/expanded_tokens.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

void record_definitions(clang::ASTContext& context, const EntityIndex& index, SourceMap& map,
                        ExpandedTokens& tokens, facts::Facts& facts);

}  // namespace ssot::collect
