// legacy_files.hpp - which of the project's files are the legacy ones that the rules name by the end of their paths.
//
//   files of the project, closures of its units  =>  Workspace::headers, Workspace::implementations
//
// Each of them is overwritten or removed, so a file that only has such a name must not be taken for one: of several
// the one that units read is meant, and where units read more than one a person says which. What is excluded from
// edits is never one. A file with several names (links of both kinds) is one file, under one of them.
// Rejected: taking all that fit (another library's header of the same name would become a shim).
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "cli/workspace.hpp"

namespace ssot::cli {

// Leaves one name of each file in the list.
llvm::Error unite_names(Workspace& workspace, std::vector<std::string>& files, const Disk& disk);

// `read` gives every file that a translation unit reads, and is asked only where several files have one name.
llvm::Error locate_legacy_files(Workspace& workspace, const std::function<std::set<std::string>()>& read,
                                const Disk& disk, Console& console);

}  // namespace ssot::cli
