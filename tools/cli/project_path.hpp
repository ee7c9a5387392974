// project_path.hpp - a path that somebody typed, as the project knows it.
//
//   word  =>  canonical path below the root, or one error with what it may have meant
//
// Taken from the current folder, as every tool does, else from the root, as the account and the ledger write paths.
#pragma once

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

#include "cli/workspace.hpp"

namespace ssot::cli {

// A file or a folder; `option` is named in errors.
llvm::Expected<std::string> project_path(const std::string& word, const std::string& option, const Workspace& workspace,
                                         const Disk& disk);

}  // namespace ssot::cli
