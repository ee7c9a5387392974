// outputs.hpp - where the reports of one run go: one to standard output, any number into files.
//
//   --format F, -o [FORMAT=]FILE ...  =>  outputs_of  =>  Outputs  =>  write_files: all of them, or none
//
// A run is dear and its answer one, so each reader gets its own format of it. FORMAT= says which; a FILE without one
// takes the place of standard output, in the format that --format says, else its ending. Everything that can be wrong
// with it is told before the first unit is parsed. Rejected: pairing the n-th --format with the n-th --output (what
// belongs together is not seen, and one too few shifts all the others), and the ending alone (.json is two formats here).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/format.hpp"
#include "support/disk.hpp"

namespace ssot::cli {

struct Outputs {
  std::optional<report::Format> console;                    // nothing: a file has taken its place
  std::vector<std::pair<report::Format, std::string>> files;  // absolute paths
};

// `format`: of --format; empty: not given.
llvm::Expected<Outputs> outputs_of(const std::string& format, const std::vector<std::string>& outputs, const Disk& disk);

// Path => text. All are staged before the first takes its place.
llvm::Error write_files(const std::vector<std::pair<std::string, std::string>>& files, Disk& disk);

}  // namespace ssot::cli
