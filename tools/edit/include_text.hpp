// include_text.hpp - include directives as changes of lines.
//
//   IncludeChange, added spellings  =>  Change (group "")
//
// A replaced include stays on its line, so that an #if around it keeps holding. An added one goes behind the
// last include outside of any #if, or, in a file without includes, behind the leading comment and #pragma
// once.
#pragma once

#include <string>
#include <vector>

#include "plan/plan.hpp"

namespace ssot::edit {

std::vector<plan::Change> include_changes(const std::string& text,
                                          const std::vector<plan::IncludeChange>& replaced,
                                          const std::vector<std::string>& added, facts::FileId file);

}  // namespace ssot::edit
