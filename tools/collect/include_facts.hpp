// include_facts.hpp - how one translation unit comes by its headers.
//
//   preprocessor events, then the tree  =>  facts::Include, facts::HeaderMention, what files are for includes
//
// Only files under the root are recorded. What a legacy header includes itself is recorded as well: the planner needs
// to know what a file would lose with it. An include is what Clang followed; what it did not follow (a switched-off
// branch, a guard that asks) is a mention, looked up as if it were taken. Whether an include stands inside of a
// declaration is only known when the tree is there, so there are two steps. One object lives as long as one parse.
#pragma once

#include <clang/AST/ASTContext.h>
#include <clang/Lex/Preprocessor.h>

#include <memory>

#include "collect/entity_index.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

std::unique_ptr<clang::PPCallbacks> record_includes(clang::Preprocessor& preprocessor, const EntityIndex& index,
                                                    SourceMap& map, facts::Facts& facts);

// When the unit is parsed: which includes stand inside of a declaration, where each file begins to declare, and which
// files are fragments of others.
void record_surroundings(clang::ASTContext& context, clang::Preprocessor& preprocessor, SourceMap& map,
                         facts::Facts& facts);

}  // namespace ssot::collect
