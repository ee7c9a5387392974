// short_names.hpp - replacements as a person would spell them where they are put.
//
//   Plan, short names of the facts  =>  Plan with shorter names, each marked with the name that it stands for
//
// The last step: what comes before looks at names in full (which include declares them, which using-declaration brings
// them in). Units that propose different texts for one place get the full name, and so does a site of which
// verification found that a short name means something else.
#pragma once

#include "plan/plan.hpp"

namespace ssot::plan {

void shorten_names(const facts::Facts& facts, const Rejections& rejected, Plan& plan);

}  // namespace ssot::plan
