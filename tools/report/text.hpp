// text.hpp - findings for a person at a terminal.
//
//   findings  =>  render_text  =>  file:line:column: severity: message [check]
//                                    12 | #include "old.h"
//                                       |          ^~~~~~~
//                                  note: the related place
//                                  help: what to do
//                                  ... and one closing line with the counts
//
// The first line has the form of a compiler's, so that editors jump to it. Order is the caller's.
#pragma once

#include <string>
#include <vector>

#include "lint/finding.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

std::string render_text(const std::vector<lint::Finding>& findings, const RenderOptions& options);

// "2 errors, 1 warning, 3 notes; 2 can be mended by `ssot rewrite`", or "no findings".
std::string summary(const std::vector<lint::Finding>& findings);

}  // namespace ssot::report
