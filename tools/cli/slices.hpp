// slices.hpp - one rewrite as a series of patches that are reviewed one by one.
//
//   Planned + how to slice  =>  for each slice: converge with the later ones outside  =>  Series  =>  a folder
//
// Each patch applies to what the one before it left, and each state in between was verified as the rewrite is: in the
// overlay, every unit that sees an edit, with no diagnostic that was not there. The first makes the legacy headers
// compatibility headers, with what does not compile on them; the last one comes to what `ssot rewrite` writes, and
// removes the legacy implementations. Until then these stand there empty, so that no build file need change before.
// A group of changes stays whole: it goes with the slice that most of its sites belong to. One that does not hold
// without a later slice waits for it. Rejected: cutting the finished diff by files (the pieces do not compile), and
// `git cl split`'s one change for each owner without order.
#pragma once

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

#include "cli/migration.hpp"

namespace ssot::cli {

struct Slice {
  std::string file;   // "0002-src-net.patch"
  std::string title;  // "src/net"
  std::string patch;
  std::vector<std::string> edited;  // relative paths, sorted
  std::size_t rewritten = 0;        // sites, by this slice
  std::size_t left = 0;             // sites that later slices rewrite
  std::size_t verified = 0;         // units
};

struct Series {
  std::vector<Slice> slices;
  std::vector<std::string> last_words;  // what remains to be done by hand, after the last
};

// `by`: "folder", "owner" or a number of files.
llvm::Expected<Series> slice(const Workspace& workspace, const Planned& planned, const std::string& by, const Disk& disk,
                             Console& console);

// Patches, `series` (their names in order, as quilt has it) and README.md. A folder that holds anything but an earlier
// series is left alone: an error.
llvm::Error write_series(const Series& series, const std::string& folder, Disk& disk);

}  // namespace ssot::cli
