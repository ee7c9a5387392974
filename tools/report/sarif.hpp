// sarif.hpp - findings as SARIF 2.1.0, in the shape that GitHub code scanning takes.
//
//   Result, checks  =>  render_sarif  =>  one log with one run
//
// Constraints: one run; `results` is there even when empty, for it closes old alerts; URIs are relative to the top of
// the checkout (uriBaseId %SRCROOT%), so that the file is the same in every checkout; columns in UTF-16 units;
// partialFingerprints.primaryLocationLineHash is the semantic fingerprint, so that alerts survive moved lines. Above
// `limit` results, or `limit_bytes` under gzip, the most severe are kept and a notification of the run says how many
// were left out. Units that did not parse make the run one that did not succeed.
// What is excused is left out, for GitHub shows it as open whatever its `suppressions` say; other readers heed them, and
// get it with `sarif_all`.
#pragma once

#include <string>
#include <vector>

#include "lint/result.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

// `checks` becomes the rules' metadata; a finding whose check is not among them gets one with its id alone.
std::string render_sarif(const lint::Result& result, const std::vector<lint::CheckInfo>& checks,
                         const RenderOptions& options);

}  // namespace ssot::report
