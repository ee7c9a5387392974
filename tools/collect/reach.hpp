// reach.hpp - which function bodies of the project no edit can reach, so that a verification may pass over them.
//
//   AST + places of sites and macros  =>  what refers to what  =>  closure from the legacy entities  =>  facts::Body
//
// An edit stands where a legacy entity is used, or where a declaration has such a type. What it can do to the rest of a
// unit it does through declarations: so a body that refers to none that a legacy entity is part of, nor to a function
// that has such an overload, means after the edits what it means before. The closure takes
//
//   - a declaration, by its types; a function by its signature, and by its body where that is a template's, is constexpr
//     or gives the result its type; a template by what any of its instantiations refers to;
//   - a class by its bases, constructors and conversions for whoever names it; by its fields and special members only for
//     whoever makes, copies or measures one;
//   - whatever waits for a template's argument by name alone, and every name that a replacement ends with.
//
// Where a template is instantiated by code outside of the project, nobody sees which body asked for it: then every body
// is taken for reached. Reached in one unit is reached in all (facts/merge.hpp). What an include brings or takes is not
// known here; see collect/lean.hpp.
// Rejected: the names that stand in a body (a legacy `get` would reach half of a code base), and comparing the syntax
// trees of both parses (the second one is what is to be saved).
#pragma once

#include <clang/AST/ASTContext.h>
#include <clang/Lex/Preprocessor.h>

#include <memory>
#include <vector>

#include "collect/entity_index.hpp"
#include "collect/source_map.hpp"

namespace ssot::collect {

// Of a function, as facts::Body::function has it.
std::uint64_t function_key(const clang::FunctionDecl& function);

// Where macros of legacy headers are expanded in the project.
using Expansions = std::vector<clang::SourceLocation>;
std::unique_ptr<clang::PPCallbacks> record_legacy_expansions(const EntityIndex& index, SourceMap& map, Expansions& out);

// After all else of the unit is recorded: where there is a site, an edit may be.
void record_bodies(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, const Expansions& expansions,
                   facts::Facts& facts);

}  // namespace ssot::collect
