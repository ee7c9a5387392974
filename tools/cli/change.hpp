// change.hpp - what a change is: the files that are not as they were where HEAD and a revision parted.
//
//   root, REV  =>  git  =>  Change: the texts of then, what was not there, what had another name
//
// Against the merge base, so that what others did on the branch of REV meanwhile is not this change. Against the files as
// they lie on the disk, so that what is not committed yet belongs to it, and so do files that git does not know but
// would (what it ignores, such as generated files, is taken to have been as it is). A git that is missing or fails, a
// name that it does not know and a clone that is too shallow are errors: an empty answer would look like a clean change.
#pragma once

#include <llvm/Support/Error.h>

#include <map>
#include <set>
#include <string>

#include "collect/overlay.hpp"
#include "support/disk.hpp"

namespace ssot::cli {

struct Change {
  collect::Overlay before;                     // canonical path => its text then; of what was renamed under both names
  std::set<std::string> added;                 // what was not there then
  std::map<std::string, std::string> renamed;  // path now => path then

  bool touches(const std::string& path) const { return before.contains(path) || added.contains(path); }
};

llvm::Expected<Change> change_since(const std::string& root, const std::string& revision, const Disk& disk);

}  // namespace ssot::cli
