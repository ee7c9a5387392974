// since.hpp - `ssot lint --since REV`: only what a change brings.
//
//   Result, Change  =>  the lint of the sources as they were  =>  Result without what was told then
//
// A finding is new if the lint would not have told it of the sources as they were where HEAD and REV parted. Then and now
// are both known whole: the texts of then are laid over the disk in memory, the units are parsed as today's build
// compiles them, and the same checks run, with the suppressions, the ledger and the baseline of then. So a use that a
// header elsewhere made legacy is found although no line of it changed, a second definition although it is the other
// one that is shown, and what a removed suppression covered; and reformatting or moving code brings nothing.
// Rejected: findings on changed lines (they miss all of these, and blame old ones on who touches their line), and a
// checkout of REV beside this one (it has no build, and what is generated is not in git).
// Limits: rules and settings are today's; where they changed everything is told, and that is said. What is generated and
// how units are compiled are today's, too. A unit that does not parse with the texts of then is not known then: what it
// holds is told, and that is said. What was compiled then and is no more is not looked at.
#pragma once

#include "cli/change.hpp"
#include "cli/commands.hpp"
#include "lint/run.hpp"

namespace ssot::cli {

// `now` is of `context`, which says how the sources were looked at.
llvm::Expected<lint::Result> only_since(const Change& change, lint::Result now, const lint::Context& context,
                                        const lint::Accepted& accepted, const Workspace& workspace, const Disk& disk,
                                        Console& console);

}  // namespace ssot::cli
