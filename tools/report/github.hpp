// github.hpp - findings as annotations of a GitHub workflow step.
//
//   findings  =>  render_github  =>  ::error file=...,line=...::message   (one line each, on standard output)
//                                    ::notice title=ssot lint::2 errors, 1 note
//
// GitHub takes ten errors and ten warnings of a step and drops the rest without a word, so the worst come first, no
// more than it takes are written, and the summary says how many are not shown. Notes are known and stay out of the
// change that is looked at: the summary counts them. Of a clean run there is nothing to annotate, and the line is plain.
// Rejected: all of them (which ten are shown is then chance), and a problem matcher (it needs a file of its own, and
// has the same limit).
#pragma once

#include <string>
#include <vector>

#include "lint/result.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

inline constexpr std::size_t kGithubAnnotations = 10;  // of a kind, from one step

// `checks`: for their names.
std::string render_github(const lint::Result& result, const std::vector<lint::CheckInfo>& checks,
                          const RenderOptions& options);

}  // namespace ssot::report
