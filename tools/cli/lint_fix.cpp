#include "cli/lint_fix.hpp"

#include <algorithm>
#include <set>

namespace ssot::cli {
namespace {

bool is_part(const lint::Result& result, const LintOptions& options) {
  return !options.since.empty() || !options.checks.empty() ||
         std::any_of(result.excused.begin(), result.excused.end(), [](const lint::Excused& each) {
           return each.by == lint::Excuse::baseline && each.finding.fixable;
         });
}

}  // namespace

std::optional<RewriteOptions> fix_for(const lint::Result& result, const LintOptions& options) {
  std::set<std::string> files;
  for (const lint::Finding& finding : result.findings)
    if (finding.fixable) files.insert(finding.region.file);
  if (files.empty()) return std::nullopt;
  RewriteOptions rewrite;
  rewrite.dry_run = options.dry_run;
  rewrite.allow_dirty = options.allow_dirty;
  rewrite.account_aside = true;
  if (is_part(result, options)) rewrite.only.assign(files.begin(), files.end());
  return rewrite;
}

}  // namespace ssot::cli
