#include "lint/run.hpp"

#include <algorithm>
#include <tuple>

#include "lint/suppression.hpp"
#include "support/nearest.hpp"

namespace ssot::lint {
namespace {

llvm::Expected<std::vector<const Check*>> chosen(const std::set<std::string>& only) {
  std::vector<const Check*> checks;
  std::set<std::string> left = only;
  std::vector<std::string> valid;
  for (const Check& check : all_checks()) {
    valid.insert(valid.end(), {check.info.id, check.info.name});
    const bool named = left.erase(check.info.id) + left.erase(check.info.name) > 0;
    if (only.empty() || named) checks.push_back(&check);
  }
  if (left.empty()) return checks;
  const std::string close = nearest(*left.begin(), valid);
  return problem({}, "there is no check '" + *left.begin() + "'",
                 close.empty() ? "see `ssot lint --list`" : "did you mean " + close + "?");
}

std::vector<std::string> files_to_read(const facts::Facts& facts) {
  std::vector<std::string> files;
  for (const facts::File& file : facts.files)
    if (file.in_root) files.push_back(file.path);
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

// Doubles are told apart by what they are about and where, not by wording.
auto place_of(const Finding& finding) {
  return std::tie(finding.region, finding.check, finding.subject, finding.peer);
}

}  // namespace

llvm::Expected<std::vector<Finding>> run_checks(const Context& context, const std::set<std::string>& only,
                                                const Disk& disk) {
  llvm::Expected<std::vector<const Check*>> checks = chosen(only);
  if (!checks) return checks.takeError();
  std::vector<Finding> findings;
  std::set<std::string> ran, known;
  for (const Check& check : all_checks()) known.insert(check.info.id);
  for (const Check* check : *checks) {
    ran.insert(check->info.id);
    for (Finding& finding : check->run(context)) findings.push_back(std::move(finding));
  }
  findings =
      apply_suppressions(std::move(findings), files_to_read(context.facts), known, ran, context.root, disk);
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tuple_cat(place_of(a), std::tie(a.message)) <
           std::tuple_cat(place_of(b), std::tie(b.message));
  });
  const auto same = [](const Finding& a, const Finding& b) { return place_of(a) == place_of(b); };
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
  if (!ran.contains("SSOT017"))
    std::erase_if(findings, [](const Finding& f) { return f.check == "SSOT017"; });
  return findings;
}

}  // namespace ssot::lint
