// journal.hpp - what a batch does to each file, so that it can be taken back: after a crash, and by --undo.
//
//   text of .ssot/journal or .ssot/last  <=>  Journal  =>  how each file stands now  =>  put back
//
// Both texts of each file are held: a file that has neither was changed by somebody else, and is never overwritten.
// One checksum over all of it: a journal is whole, or it is refused. Rejected: hard links to the old files in place
// of their bytes (not every file system has them, and an editor that writes in place would change the old text).
#pragma once

#include <string>
#include <vector>

#include "support/disk.hpp"

namespace ssot::edit {

struct Step {
  enum class Kind { edited, made, removed };
  Kind kind = Kind::edited;
  std::string path;                // canonical
  std::vector<std::string> names;  // edited: other names of the same file (hard links)
  unsigned mode = 0644;            // removed, made: permission bits
  std::string link;                // removed, made: it is a symbolic link to this
  std::string before;
  std::string after;

  friend bool operator==(const Step&, const Step&) = default;
};

using Journal = std::vector<Step>;

std::string to_text(const Journal& journal);
// `path`: for the message. Errors: refused, if it is damaged.
llvm::Expected<Journal> read_journal(const std::string& text, const std::string& path);

// How the file of a step stands: as before it, as after it, or neither, because somebody else changed it.
enum class Stands { before, after, otherwise };
Stands stands(const Step& step, const Disk& disk);

// Puts back what stands as after; also the names that are no longer one file. Stages of a process that died are
// removed. Returns the paths that somebody else changed; these are left alone.
llvm::Expected<std::vector<std::string>> put_back(const Journal& journal, Disk& disk);

}  // namespace ssot::edit
