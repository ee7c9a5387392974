// git.hpp - is the working tree clean?
//
// Asked of git itself. Where the folder is no checkout there is nothing to ask; where git is missing in a checkout, or
// fails, the answer is not known, and that is an error, never "clean".
#pragma once

#include <string>
#include <vector>

#include "support/problem.hpp"

namespace ssot::cli {

// Tracked files under `root` with uncommitted changes, relative to the checkout's top; empty if clean or no
// checkout.
llvm::Expected<std::vector<std::string>> uncommitted_changes(const std::string& root);

}  // namespace ssot::cli
