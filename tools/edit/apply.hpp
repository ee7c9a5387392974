// apply.hpp - writes what was verified, all of it or none.
//
//   Edits (+ new files, + files to remove)  =>  check pre-images  =>  journal  =>  replace  =>  forget
//   journal
//
// Every file is checked before the first is written: unchanged since it was read, writable, under the root.
// The journal holds the old bytes; if the process dies in between, the next run (`recover`) puts all of them
// back. Rejected: relying on git for undo (not every tree is a checkout, and a dirty one cannot be reset).
#pragma once

#include <map>
#include <set>
#include <string>

#include "support/disk.hpp"

namespace ssot::edit {

struct Batch {
  struct Write {
    std::string before;  // what must stand there now
    std::string after;
    bool is_new = false;  // nothing must stand there now
  };
  std::map<std::string, Write> writes;          // canonical path
  std::map<std::string, std::string> removals;  // canonical path => what must stand there now
};

// Errors are of code `refused`, and then nothing was written. `state` is a folder for the journal.
llvm::Error apply(const Batch& batch, Disk& disk, const std::string& state);

// Puts back what an interrupted apply left half-way. Returns whether there was anything to do.
llvm::Expected<bool> recover(Disk& disk, const std::string& state);

}  // namespace ssot::edit
