// json.hpp - findings for programs, in a schema of our own that stays.
//
//   findings  =>  render_json  =>  {"schema": "ssot-findings", "version": 1, "findings": [...], "summary":
//   {...}}
//
// Members are described in docs/findings_json.md. Within a version members are only ever added; a reader
// that skips what it does not know keeps working. Findings keep the caller's order.
// Rejected: SARIF alone (a reader needs five levels of nesting to learn file and line).
#pragma once

#include <string>

#include "lint/result.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

inline constexpr int kFindingsVersion = 1;

std::string render_json(const lint::Result& result, const RenderOptions& options);

}  // namespace ssot::report
