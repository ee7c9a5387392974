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

#include "lint/result.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

std::string render_text(const lint::Result& result, const RenderOptions& options);

// "2 errors, 1 warning, 3 notes; 2 can be mended by `ssot rewrite`; not told: 4 in the baseline", or "no findings".
std::string summary(const lint::Result& result);

}  // namespace ssot::report
