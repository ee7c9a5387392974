// junit.hpp - findings as JUnit XML, which every CI server can show as tests.
//
//   Result  =>  render_junit  =>  a suite for each check, a case for each subject of it
//
// A case fails if one finding of its subject is an error or a warning. Where all that there is of it is noted in the
// ledger, suppressed or in the baseline, it is skipped, with the reason: known, and not forgotten. A check that has
// nothing to say is one case that passes, for Jenkins takes a report without a case for a fault. Units that did not
// parse are a case that ends in an error. Rejected: a case for each place (one more use in a function would be one more
// test, and the history of the others be lost when lines move).
#pragma once

#include <string>
#include <vector>

#include "lint/result.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

std::string render_junit(const lint::Result& result, const std::vector<lint::CheckInfo>& checks,
                         const RenderOptions& options);

}  // namespace ssot::report
