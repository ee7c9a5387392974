// code_owners.hpp - who reviews a file, as CODEOWNERS says.
//
//   .github/CODEOWNERS, CODEOWNERS, docs/CODEOWNERS or .gitlab/CODEOWNERS  =>  path => owners
//
// The last line that matches decides, as on GitHub and GitLab; a line without owners makes a file nobody's. Headings of
// sections ([Name]) are passed over: their lines count as those of one list. Rejected: OWNERS files in each folder (they
// name people who may approve, and not who is asked).
#pragma once

#include <llvm/Support/Error.h>

#include <regex>
#include <string>
#include <vector>

#include "support/disk.hpp"

namespace ssot::cli {

class CodeOwners {
 public:
  // `path` is relative to the root. Separated by spaces, in the file's order; empty: nobody.
  std::string of(const std::string& path) const;

 private:
  friend llvm::Expected<CodeOwners> read_code_owners(const std::string& root, const Disk& disk);
  struct Line {
    std::regex pattern;
    std::string owners;
  };
  std::vector<Line> lines_;
};

// An error where there is no such file.
llvm::Expected<CodeOwners> read_code_owners(const std::string& root, const Disk& disk);

}  // namespace ssot::cli
