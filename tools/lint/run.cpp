#include "lint/run.hpp"

#include <algorithm>
#include <tuple>

#include "lint/registry.hpp"
#include "lint/suppression.hpp"

namespace ssot::lint {
namespace {

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

void sort_and_unite(std::vector<Finding>& findings) {
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tuple_cat(place_of(a), std::tie(a.message)) <
           std::tuple_cat(place_of(b), std::tie(b.message));
  });
  const auto same = [](const Finding& a, const Finding& b) { return place_of(a) == place_of(b); };
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
}

}  // namespace

std::vector<Finding> run(const Context& context, const std::set<std::string>& only) {
  const auto asked = [&](const std::string& id) { return only.empty() || only.contains(id); };
  std::vector<Finding> findings;
  std::set<std::string> ran, known;
  for (const Check& check : all_checks()) {
    known.insert(check.info.id);
    if (!asked(check.info.id) && !asked("SSOT017")) continue;
    ran.insert(check.info.id);
    for (Finding& finding : check.run(context)) findings.push_back(std::move(finding));
  }
  findings = apply_suppressions(std::move(findings), files_to_read(context.facts), known, ran, context.root,
                                context.disk);
  std::erase_if(findings, [&](const Finding& finding) { return !asked(finding.check); });
  sort_and_unite(findings);
  return findings;
}

}  // namespace ssot::lint
