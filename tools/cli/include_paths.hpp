// include_paths.hpp - which canonical headers no translation unit could include, wherever it looks.
//
//   compile database's include folders, files below the root  =>  includes of the rules that nothing finds
//
// Asked of the disk, and not of the parse: a header that nothing includes yet is there all the same. Where the build
// looks in places that are not in the command (a system root, frameworks), nothing is said to be lost.
#pragma once

#include <set>
#include <string>

#include "cli/workspace.hpp"

namespace ssot::cli {

// As the rules spell them: "<ssot/websocket_manager.hpp>".
std::set<std::string> lost_includes(const Workspace& workspace, const Disk& disk);

}  // namespace ssot::cli
