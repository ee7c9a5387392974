// declared.hpp - which of the things that the rules name a unit declares.
//
//   names of the rules, looked up in a parsed unit  =>  facts::Declared  =>  lint, which asks for what no unit declares
//
// Looked up by name in the unit's own scopes, whatever header it came from; an overload or a member of a base counts,
// for what is asked is whether a rule has anything left to be about, and not whether it is right (`ssot rules check`).
// Rejected: a walk over all declarations (a look-up asks the tables that the parse made).
// A name that this cannot look up, as of an unnamed namespace, counts as declared.
#pragma once

#include <clang/AST/ASTContext.h>
#include <clang/Lex/Preprocessor.h>

#include "collect/entity_index.hpp"
#include "facts/facts.hpp"

namespace ssot::collect {

void record_declared(clang::ASTContext& context, clang::Preprocessor& preprocessor, const EntityIndex& index,
                     facts::Facts& facts);

}  // namespace ssot::collect
