// aftermath.hpp - what is left to do by hand after a rewrite was written.
//
//   the batch that was applied + all files under the root  =>  lines for the console
//
// The rewriter edits C++. What else knows the removed implementation files (a build file's list of sources) is told
// with its place, and so is what stays on a shim, for the compiler will warn of it. Rejected: editing build files;
// they are programs, and which target a line belongs to is not ours to guess.
#pragma once

#include <string>
#include <vector>

#include "cli/workspace.hpp"
#include "edit/apply.hpp"

namespace ssot::cli {

// One notice a line. `on_shims`: how many sites stay on compatibility headers.
std::vector<std::string> aftermath(const edit::Batch& applied, std::size_t on_shims, const Workspace& workspace,
                                   const Disk& disk);

}  // namespace ssot::cli
