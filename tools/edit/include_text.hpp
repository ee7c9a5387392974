// include_text.hpp - include directives as changes of lines.
//
//   IncludeChange, added spellings  =>  Change (group "")
//
// In a replaced include only the name changes, so that an #if around it keeps holding and a comment behind it, its
// spacing and its line splices stay; further includes go on lines of their own before it. A removed one takes its line
// along, and what a comment behind it said of it. An added one goes behind the last include that every reader of the
// file sees before its first declaration, or, without one, behind the head of the file: the leading comments, #pragma
// once, the include guard. Rejected: Clang's HeaderIncludes (it knows no condition around an include).
#pragma once

#include <string>
#include <vector>

#include "plan/plan.hpp"

namespace ssot::edit {

struct IncludeEdits {
  std::vector<plan::IncludeChange> replaced;
  std::vector<std::string> added;
  std::vector<facts::Range> anchors;  // includes behind which others may be added
};

std::vector<plan::Change> include_changes(const std::string& text, const IncludeEdits& edits, facts::FileId file);

}  // namespace ssot::edit
