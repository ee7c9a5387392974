// accepted.hpp - the baseline of a run of the lint: where it is, what it says, and how it is written again.
//
//   --baseline or ssot.json  =>  read_accepted  =>  lint::Accepted  =>  lint  =>  updated  =>  the text to write
//
// An update takes out what is not there any more. It takes in what is new only with a reason (`--accept`), so that a
// pipeline may run it and no finding slips in. Where a unit did not parse nothing is known to be gone, and the file
// stays as it is.
#pragma once

#include <optional>
#include <string>

#include "cli/commands.hpp"
#include "lint/run.hpp"

namespace ssot::cli {

// Without a baseline: empty, with an empty file name.
llvm::Expected<lint::Accepted> read_accepted(const Workspace& workspace, const LintOptions& options, const Disk& disk);

// What the file is to hold now; nothing where it is right as it is, or may not be written. Findings that are accepted
// become excused ones of `result`.
std::optional<std::string> updated(const lint::Accepted& accepted, lint::Result& result, const Workspace& workspace,
                                   const LintOptions& options, const Disk& disk, Console& console);

}  // namespace ssot::cli
