// pasting.hpp - could ## make one of the names?
//
//   macros of all files  =>  those that paste, or hand on to one that does  =>  pieces in their calls and
//   bodies pieces of a closure  =>  is a name made of two or more of them?
//
// A paste joins whole tokens, so a name can only come from pieces that stand as tokens in an argument of a
// pasting macro or in the body of a macro. Which argument goes where is not followed: this may say yes too
// often. Rejected: every file with ## (the C library's own headers have it, so that all would be selected).
#pragma once

#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "scan/tokens.hpp"

namespace ssot::scan {

// Macros whose expansion may paste: by themselves, or because their body names one that may.
std::unordered_set<std::string> pasting_macros(const std::vector<const std::vector<MacroFacts>*>& files);

// A name is the concatenation of two or more pieces, and of `most` at most. A tail of digits counts as a piece
// (__LINE__, __COUNTER__).
bool can_form(const std::set<std::string>& names, const std::set<std::string>& pieces,
              std::size_t most = std::string::npos);

}  // namespace ssot::scan
