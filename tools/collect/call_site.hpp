// call_site.hpp - describes the text around a site: object, arguments, holder, what follows the call.
//
//   CallExpr, MemberExpr, TypeLoc  =>  the fields of facts::Site that plan/ fills holes from
#pragma once

#include <clang/AST/ExprCXX.h>

#include "collect/entity_index.hpp"
#include "collect/parents.hpp"
#include "collect/source_map.hpp"
#include "rules/concept.hpp"

namespace ssot::collect {

struct CalleeName {
  clang::SourceLocation location;             // of the name token
  clang::SourceLocation begin;                // of its qualifier, or the name's
  const clang::MemberExpr* member = nullptr;  // for a call through an object
};

CalleeName callee_name(const clang::CallExpr& call);

// Fills range, object, arguments, value_used and unwrapped. The site already has its name and spelling.
void describe_call(const clang::CallExpr& call, const rules::Rule& rule, const Parents& parents,
                   const EntityIndex& index, SourceMap& map, facts::Site& site);

// Nothing that stands before or behind it can tear it apart.
bool is_primary(const clang::Expr& expr);

void describe_object(const clang::MemberExpr& member, SourceMap& map, facts::Site& site);
void describe_holder(const Parents& parents, SourceMap& map, facts::Site& site);

}  // namespace ssot::collect
