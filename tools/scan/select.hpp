// select.hpp - which translation units can matter, without parsing them.
//
//   Commands + names  =>  what the last scan said (scan_store)  =>  dependency scan of the rest (closures)  =>  tokens
//   of the files that changed  =>  the selected
//
// A unit is selected if a file of its closure holds one of the names as a token, or if that cannot be ruled
// out: token pasting, a universal character name, a module import, an error of the scan. It may over-select,
// never under-select; a test runs with and without it. Includes through macros and forced includes need no
// rule of their own: the scanner follows them. Line splices inside an identifier are joined before it is
// compared. Not seen: a name that only a raw string, a comment or a document spells; that is the recount's
// matter.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "scan/closures.hpp"
#include "scan/compile_database.hpp"
#include "scan/scan_store.hpp"

namespace ssot::scan {

// A header that a unit includes, and that is not there: whoever generates it did not run yet.
struct MissingHeader {
  std::size_t command = 0;  // index into CompileDatabase::commands
  std::string written;      // "gen/config.h"
  std::string at;           // "/r/a.cpp:3:10"
};

// A file under a name by which a closure has it.
struct SeenFile {
  std::string path;       // plain
  FileNumber number = 0;  // of its canonical name in Selection::files
  ContentHash hash = 0;   // of the content for which the closures hold; 0: not known
};

struct Selection {
  std::vector<std::size_t> selected;  // indices into CompileDatabase::commands, ascending
  std::vector<std::string> files;     // of all closures: canonical, sorted
  std::vector<std::vector<FileNumber>> members;  // of every command: its files by number, sorted; empty if unknown
  std::vector<SeenFile> seen;                    // of all closures; without a store the hashes are not known
  // Of every command: what its facts can hang on beside itself, the names and contents of its files; 0: not known.
  std::vector<std::uint64_t> digests;
  std::vector<std::string> unscanned;  // sources whose closure could not be found; they are selected
  std::vector<MissingHeader> missing;  // of those, the ones for which that is the reason
  std::size_t scanned = 0;             // units of which the scan of an earlier run did not hold

  std::vector<std::string> closure(std::size_t command) const;
};

// `store`: null, or what an earlier run scanned; what this one scans is kept there.
llvm::Expected<Selection> select_units(const CompileDatabase& database, const std::set<std::string>& names,
                                       const std::set<std::string>& header_suffixes, const Disk& disk,
                                       unsigned jobs, const Progress& progress, ScanStore* store = nullptr);

}  // namespace ssot::scan
