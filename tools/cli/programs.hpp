// programs.hpp - what is known of the programs that sources are linked into.
//
//   "programs" of ssot.json, else of each build the Ninja graph or CMake's answer to a query  =>  lint::Programs
//
// What a project says itself stands above what its build says. Of several builds each has programs of its own. A source
// that neither names has none, and the lint takes what is linked with it for not known.
#pragma once

#include "cli/workspace.hpp"
#include "lint/link_scope.hpp"

namespace ssot::cli {

lint::Programs programs_of(const Workspace& workspace, const Disk& disk);

}  // namespace ssot::cli
