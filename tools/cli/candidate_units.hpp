// candidate_units.hpp - which units may hold a second manager, though they name none.
//
//   ClassTable, closures  =>  files whose text looks like the canonical  =>  one unit for each, beside those selected
//   candidates that no unit has read  =>  parsed alone, as the nearest unit is compiled  =>  their classes
//
// A class is looked at once, so one unit for each file and each set of macros on the command line is enough; a class that
// a macro makes is looked for where the macro is used. So the lint of a code base of which every file says `send` and
// `close` does not parse all of it.
// Rejected: every unit whose closure holds four of the names (in a large code base that is every unit).
#pragma once

#include "cli/workspace.hpp"
#include "facts/class_table.hpp"
#include "scan/select.hpp"

namespace ssot::cli {

// Of every file below the root, and the canonical headers that lie elsewhere. `read`: files of all units.
facts::ClassTable read_class_table(const Workspace& workspace, const std::vector<std::string>& read, const Disk& disk);

// Indices into the database, ascending; without those that are selected.
std::vector<std::size_t> candidate_units(const Workspace& workspace, const scan::Selection& selection, const Disk& disk);

// Files and definitions of what looks like the canonical and was read by no unit of `facts`. What does not parse alone
// gives nothing: the lint tells it as unseen.
facts::Facts unread_candidates(const Workspace& workspace, const facts::Facts& facts);

}  // namespace ssot::cli
