// apply.hpp - writes what was verified, all of it or none.
//
//   Edits (+ new files, + files to remove)  =>  check  =>  journal  =>  stage  =>  check again  =>  replace  =>  commit
//
// Every file is checked before the first is written: unchanged since it was read, writable, under the root, one file
// under each name. All new texts are staged beside their places before the first takes its place, so that a full disk
// is met while all is old. The journal (journal.hpp) holds both texts; if the process dies, the next run (`recover`)
// puts the old ones back. The commit is one rename or removal of the journal: before it all is old in the end, after
// it all is new. Symbolic links are written through and kept; all names of a hard-linked file stay one file, and where
// one of them is outside of the root, nothing is written.
// Rejected: relying on git for undo (not every tree is a checkout, and a dirty one cannot be reset), and writing
// hard-linked files in place (a reader would see half of a file).
#pragma once

#include <map>
#include <string>

#include "edit/journal.hpp"
#include "support/disk.hpp"

namespace ssot::edit {

struct Batch {
  struct Write {
    std::string before;  // what must stand there now
    std::string after;
    bool is_new = false;   // nothing must stand there now
    unsigned mode = 0644;  // of a new file
    std::string link = {};  // a new symbolic link to this, in place of a file
  };
  std::map<std::string, Write> writes;
  std::map<std::string, std::string> removals;  // path => what must stand there now; a symbolic link goes itself
};

// Where the journal is while a batch is written, and where what was written last is kept for `--undo`.
std::string state_folder(const std::string& root);
std::string journal_path(const std::string& root);
std::string last_path(const std::string& root);

// What becomes of the journal when all is written: forgotten, kept as what --undo undoes, or it was the undo itself.
enum class Commit { forget, keep, undone };

// Errors are of code `refused`, and then all is as it was.
llvm::Error apply(const Batch& batch, Disk& disk, const std::string& root, Commit commit = Commit::forget);

// Puts back what an interrupted apply left half-way. Returns whether there was anything to do. A file that somebody
// changed since is left alone and is an error, and so is a run that is still going on.
llvm::Expected<bool> recover(Disk& disk, const std::string& root);

}  // namespace ssot::edit
