// gitlab.hpp - findings as a Code Quality report of GitLab.
//
//   findings  =>  render_gitlab  =>  [{"description", "check_name", "fingerprint", "severity", "location"}]
//
// GitLab compares the fingerprints of two branches and shows what came and what went; of several with one fingerprint
// it shows the first alone. So it is the semantic one, with its ordinal: unique, and the same when lines move. Paths
// are those of the checkout. An empty list is a clean run.
#pragma once

#include <string>

#include "lint/result.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

std::string render_gitlab(const lint::Result& result, const RenderOptions& options);

}  // namespace ssot::report
