// baseline.hpp - findings that a code base is taken over with: a file of entries, each with its reason.
//
//   ssot-baseline.json  =>  read_baseline  =>  Baseline  =>  write_baseline  =>  the same bytes
//
// An entry is about the check, the subject and what that should be, and says how many findings it covers: no line, no
// column, no message, so it holds while code moves. Where the file is part of what a finding is about (an include, a use
// at file level) the entry names it, and the hash of its text without blanks, by which a file that was moved is found.
// It is written by `ssot lint --update-baseline`, never by hand; two branches that both shrink it merge line by line.
// Rejected: lines and messages (every edit above would be a new finding), a count for each file and check (one
// duplicate could be swapped for another), and a fingerprint alone (nobody could review what is accepted).
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "support/problem.hpp"

namespace ssot::lint {

struct BaselineEntry {
  std::string check;
  std::string subject;
  std::string peer;
  std::string file;     // from the root; empty where the subject says all
  std::string content;  // of that file, without blanks: 16 digits of hexadecimal
  unsigned count = 1;
  std::string why;
  Place place = {};  // of the entry itself, where it was read

  // What it is about, wherever its file lies now.
  auto about() const { return std::tie(check, subject, peer); }
  // What `fingerprint` in the file is made of; the same as that of the finding where no file is part of it.
  std::string fingerprint() const;
  friend bool operator==(const BaselineEntry& a, const BaselineEntry& b) {
    return a.about() == b.about() &&
           std::tie(a.file, a.content, a.count, a.why) == std::tie(b.file, b.content, b.count, b.why);
  }
};

struct Baseline {
  std::vector<BaselineEntry> entries;

  // One more finding: in an entry that has all but the count in common, or a new one.
  void add(BaselineEntry entry);
};

// Errors are located: line and column, JSON pointer; all of them are told.
llvm::Expected<Baseline> read_baseline(const std::string& file, const std::string& text);

// Sorted, so that it does not hang on the order in which it was filled.
std::string write_baseline(Baseline baseline);

}  // namespace ssot::lint
