// keep_lines.hpp - an edited file whose lines count as they did before the edit.
//
//   text before, text after  =>  text after, with `#line` where an edit added or took lines
//
// An edit that adds an include moves every __LINE__ below it, and with it the code of each assertion and log macro. So
// that this is not told as a change of each of them, both texts are compiled with one count of lines. Rejected:
// guessing from the object code that a constant which differs is a line's number (it may be one by chance).
#pragma once

#include <string>

namespace ssot::prove {

std::string keep_lines(const std::string& before, const std::string& after);

}  // namespace ssot::prove
