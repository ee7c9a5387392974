// sarif.hpp - findings as SARIF 2.1.0, in the shape that GitHub code scanning takes.
//
//   findings, checks  =>  render_sarif  =>  one log with one run
//
// Constraints: one run; `results` is there even when empty, for it closes old alerts; URIs are relative to
// the root (uriBaseId %SRCROOT%), so that the file is the same in every checkout; columns in UTF-16 units;
// partialFingerprints.primaryLocationLineHash is the semantic fingerprint, so that alerts survive moved
// lines. Above `limit` results the most severe are kept and a notification of the run says how many were left
// out. Rejected: `suppressions` for baselined findings (GitHub shows them as open): they are left out by the
// caller.
#pragma once

#include <string>
#include <vector>

#include "lint/finding.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

// `checks` becomes the rules' metadata; a finding whose check is not among them gets one with its id alone.
std::string render_sarif(const std::vector<lint::Finding>& findings,
                         const std::vector<lint::CheckInfo>& checks, const RenderOptions& options);

}  // namespace ssot::report
