// only.hpp - what `--only PATH` leaves for another run.
//
//   PATHs + facts  =>  plan::Outside: every other file below the root  =>  the shims that are needed all the same
//
// A compatibility header is written as soon as anything of its concept changes, wherever the header lies: were it not,
// the code that moved and the code that stays would share no manager. A concept of which nothing changes keeps its
// headers. Rejected: to filter edits when they are made (a declaration would change, and not its definition).
#pragma once

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

#include "cli/migration.hpp"

namespace ssot::cli {

// Canonical paths, in the order of the words.
llvm::Expected<std::vector<std::string>> paths_of(const std::vector<std::string>& words, const Workspace& workspace,
                                                  const Disk& disk);

plan::Outside outside_of(const std::vector<std::string>& paths, const Workspace& workspace, const facts::Facts& facts);

// Takes out shims and implementations of concepts of which nothing changes.
void leave_unneeded(Replacement& replacement, const Workspace& workspace, const facts::Facts& facts,
                    const plan::Rejections& start);

}  // namespace ssot::cli
