// diff.hpp - a batch as a patch that `git apply` takes: what --dry-run shows of what would be written.
#pragma once

#include <string>

#include "edit/apply.hpp"

namespace ssot::cli {

// Sorted by path, whatever becomes of a file. Paths are shown from `root`. `same_file`: other names of files that are
// written; git knows nothing of hard links, so the patch edits each name.
std::string diff_of(const edit::Batch& batch, const std::string& root,
                    const std::map<std::string, std::string>& same_file = {});

}  // namespace ssot::cli
