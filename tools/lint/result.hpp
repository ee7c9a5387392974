// result.hpp - what a run of the lint tells, and what it found and does not tell.
//
//   findings  =>  excused: suppressed where they stand, in the baseline, or there before  =>  Result  =>  report
//
// What is excused is kept, with who excused it: the closing line counts it, JUnit shows it as skipped, and SARIF can
// be asked for it. Rejected: dropping it where it is excused (a run that hides a hundred findings would look like one
// that has none).
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "lint/baseline.hpp"
#include "lint/finding.hpp"

namespace ssot::lint {

enum class Excuse {
  suppression,  // `// ssot-lint: allow(...)`
  baseline,     // taken over with the code base
  earlier,      // `--since`: it was there before the change
};

struct Excused {
  Finding finding;
  Excuse by = Excuse::suppression;
  std::string reason;  // as somebody wrote it; empty for `earlier`
};

struct Result {
  std::vector<Finding> findings;         // to be told, in order of place
  std::vector<Excused> excused = {};     // not to be told, in order of place
  std::set<std::string> checks = {};     // ids of those that were asked for
  std::size_t unparsed = 0;              // units that did not parse: what they hold is not known
  Baseline baseline = {};                // what of the baseline still holds
};

std::size_t count(const Result& result, Severity severity);
std::size_t count(const Result& result, Excuse by);

}  // namespace ssot::lint
