// facts_cache.hpp - where this project keeps the facts of its units between runs.
//
//   this program + rules + settings + root  =>  fingerprint  =>  <root>/.ssot/facts
//
// Whatever the facts depend on beside commands and file contents is in the fingerprint: another build of the
// program, another rule or another exclusion start an empty store.
#pragma once

#include <memory>

#include "cli/workspace.hpp"
#include "collect/facts_store.hpp"
#include "scan/scan_store.hpp"

namespace ssot::cli {

// Null where the options say so, or where units were not scanned: the store needs their closures.
std::unique_ptr<collect::FactsStore> open_facts_cache(const Workspace& workspace, const CommonOptions& options,
                                                      const Disk& disk);

// What the scan of units said, kept likewise: it hangs on the program and the root alone. Null where the options say so.
std::unique_ptr<scan::ScanStore> open_scan_store(const Workspace& workspace, const CommonOptions& options);

// Error: usage, where there is no store.
llvm::Error need_store(const Workspace& workspace);

// The state folder is nobody's source: git does not show it, whatever the project's own .gitignore says.
void hide_from_git(const std::string& folder);

}  // namespace ssot::cli
