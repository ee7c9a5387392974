// site_visitor.hpp - finds every place that names or uses a legacy entity.
//
//   AST  =>  one walk (templates' instantiations too)  =>  facts::Site, Flow, Use, Mention
//
// Each node is shown to those who look for one kind of site: type_sites, declaration_sites, expression_sites,
// construction_sites. They only record; whether a site can be rewritten is judged in plan/.
#pragma once

#include "collect/type_flow.hpp"

namespace ssot::collect {

void record_sites(clang::ASTContext& context, const EntityIndex& index, SourceMap& map, TypeFlow& flow,
                  facts::Facts& facts);

}  // namespace ssot::collect
