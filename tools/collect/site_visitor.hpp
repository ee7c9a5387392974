// site_visitor.hpp - finds every place that names or uses a legacy entity.
//
//   AST  =>  visit (templates' instantiations too)  =>  facts::Site, Flow, Use, Mention
//
// The visitor only records; whether a site can be rewritten is judged in plan/. What no edit may touch
// whatever the rule says (a macro's body, a declarator that shares its type) is marked with `trouble`.
// Rejected: AST matchers (LLVM 19 has none for dependent member references and explicit instantiations, and
// matching by rule costs a pass for each).
#pragma once

#include "collect/type_flow.hpp"

namespace ssot::collect {

void record_sites(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, TypeFlow& flow,
                  facts::Facts& facts);

}  // namespace ssot::collect
