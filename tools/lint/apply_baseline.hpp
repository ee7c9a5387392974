// apply_baseline.hpp - which findings the baseline covers, which are new, and which of its entries cover nothing.
//
//   findings, Baseline  =>  apply_baseline  =>  new findings; covered ones, with the reason; what still holds; what is
//                                               stale (SSOT017)
//
// An entry covers as many findings of its check, subject and peer as it says, in the order of places; one more is new,
// and so is any other subject: a duplicate that went makes no room for another. An entry with a file covers what is in
// that file. Where the file is gone, it covers what is in the file that has its text now, blanks aside, or that git says
// it became; so a folder can be moved, but nothing that is still there can lend its entry to a copy. What covers less
// than it says is stale, or one that was mended could come back unseen.
// Notes are the ledger's, and SSOT017 cannot be accepted: neither is ever covered.
// Rejected: matching by similarity of names or paths (a new file of an old name is not the old one).
// Requires: findings in order of place.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "lint/baseline.hpp"
#include "lint/result.hpp"
#include "support/disk.hpp"

namespace ssot::lint {

// Old path => new path, both from the root. Asked only where an entry's file is gone.
using Moves = std::function<std::map<std::string, std::string>()>;

struct Baselined {
  std::vector<Finding> left;
  std::vector<Excused> excused;
  Baseline holds;                      // the entries as they are today: counts, files, contents
  std::vector<BaselineEntry> stale;    // with the count that nothing is there for
};

// `ran`: checks whose findings are here; entries of others hold, whatever they cover.
Baselined apply_baseline(std::vector<Finding> findings, const Baseline& baseline, const std::set<std::string>& ran,
                         const std::string& root, const Disk& disk, const Moves& moves);

// What stands in the report for an entry that is stale. `file`: the baseline, absolute.
Finding stale_finding(const BaselineEntry& stale, const std::string& file);

// Whether a baseline may hold it at all.
bool can_be_baselined(const Finding& finding);

// The entry for a finding that somebody accepts.
BaselineEntry entry_for(const Finding& finding, const std::string& why, const std::string& root, const Disk& disk);

}  // namespace ssot::lint
