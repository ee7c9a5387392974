// lint_fix.hpp - what `ssot lint --fix` asks of the rewriter.
//
//   Result of a lint  =>  options of `ssot rewrite`, or nothing where no finding is fixable
//
// The lint edits nothing itself: there is one way in which sources are changed, with its plan, its verification and its
// journal. Where the lint told everything, the rewriter takes the whole code base; where it told a part (--since, --check,
// a baseline), only the files of what was told. It works on whole sites: one that is suppressed in such a file goes too,
// and its suppression is told as stale. Rejected: edits in the findings, as clang-tidy has them (a header's finding is
// applied once for each unit that saw it, and nobody compiles the result).
#pragma once

#include <optional>

#include "cli/commands.hpp"
#include "lint/result.hpp"

namespace ssot::cli {

std::optional<RewriteOptions> fix_for(const lint::Result& result, const LintOptions& options);

}  // namespace ssot::cli
