// suppression.hpp - `// ssot-lint: allow(SSOT005) reason`: a finding that a person has decided to live with.
//
//   file text  =>  read_suppressions  =>  apply_suppressions  =>  findings left + SSOT017 for what is wrong
//   with them; and what was suppressed, with its reason
//
// Behind code the comment holds for its own line; on a line of its own for the next line that is not such a
// comment. The reason is required, an unknown check is told with the nearest one, and a suppression that
// suppresses nothing is a finding: they rot otherwise. SSOT017 itself cannot be suppressed.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "lint/result.hpp"
#include "support/disk.hpp"

namespace ssot::lint {

struct Suppression {
  Region region;                    // of the comment
  unsigned line = 0;                // the line that it holds for
  std::vector<std::string> checks;  // as written
  std::string reason;

  friend bool operator==(const Suppression&, const Suppression&) = default;
};

std::vector<Suppression> read_suppressions(const std::string& file, const std::string& text);

struct Suppressed {
  std::vector<Finding> left;
  std::vector<Excused> excused;
};

// `files`: those to read, absolute. `known`: ids of all checks. `ran`: ids of those whose findings are here;
// a suppression of another one is neither used nor stale. Unreadable files have none.
Suppressed apply_suppressions(std::vector<Finding> findings, const std::vector<std::string>& files,
                              const std::set<std::string>& known, const std::set<std::string>& ran,
                              const std::string& root, const Disk& disk);

}  // namespace ssot::lint
