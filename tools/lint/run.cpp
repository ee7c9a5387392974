#include "lint/run.hpp"

#include <algorithm>
#include <tuple>

#include "lint/registry.hpp"
#include "lint/suppression.hpp"

namespace ssot::lint {
namespace {

// Also of what no unit reads, where something was found in it.
std::vector<std::string> files_to_read(const facts::Facts& facts, const std::vector<Finding>& findings) {
  std::vector<std::string> files;
  for (const facts::File& file : facts.files)
    if (file.in_root) files.push_back(file.path);
  for (const Finding& finding : findings)
    if (finding.check == "SSOT006" || finding.check == "SSOT007" || finding.check == "SSOT008")
      files.push_back(finding.region.file);
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

// Doubles are told apart by what they are about and where, not by wording.
auto place_of(const Finding& finding) {
  return std::tie(finding.region, finding.check, finding.subject, finding.peer);
}

bool stands_before(const Finding& a, const Finding& b) {
  return std::tuple_cat(place_of(a), std::tie(a.message)) < std::tuple_cat(place_of(b), std::tie(b.message));
}

bool is_same(const Finding& a, const Finding& b) {
  return place_of(a) == place_of(b);
}

void sort_and_unite(std::vector<Finding>& findings) {
  std::sort(findings.begin(), findings.end(), stands_before);
  findings.erase(std::unique(findings.begin(), findings.end(), is_same), findings.end());
}

void sort_and_unite(std::vector<Excused>& excused) {
  std::sort(excused.begin(), excused.end(),
            [](const Excused& a, const Excused& b) { return stands_before(a.finding, b.finding); });
  const auto same = [](const Excused& a, const Excused& b) { return is_same(a.finding, b.finding); };
  excused.erase(std::unique(excused.begin(), excused.end(), same), excused.end());
}

}  // namespace

Result run(const Context& context, const std::set<std::string>& only, const Accepted& accepted) {
  std::set<std::string> on;
  for (const Check& check : all_checks())
    if (check.info.is_on || context.switched_on.contains(check.info.id)) on.insert(check.info.id);
  const auto asked = [&](const std::string& id) { return only.empty() ? on.contains(id) : only.contains(id); };
  Result result;
  std::vector<Finding> findings;
  std::set<std::string> ran, known;
  for (const Check& check : all_checks()) {
    known.insert(check.info.id);
    if (asked(check.info.id)) result.checks.insert(check.info.id);
    if (!asked(check.info.id) && !(asked("SSOT017") && on.contains(check.info.id))) continue;
    ran.insert(check.info.id);
    for (Finding& finding : check.run(context)) findings.push_back(std::move(finding));
  }
  for (const BaselineEntry& entry : accepted.baseline.entries)
    if (!known.contains(entry.check)) ran.insert(entry.check);  // of a check that there is not: it covers nothing
  Suppressed suppressed = apply_suppressions(findings, files_to_read(context.facts, findings), known, ran, context.root,
                                             context.disk);
  sort_and_unite(suppressed.left);
  Baselined baselined = apply_baseline(std::move(suppressed.left), accepted.baseline, ran, context.root, context.disk,
                                       accepted.moves);
  result.findings = std::move(baselined.left);
  result.baseline = std::move(baselined.holds);
  result.excused = std::move(suppressed.excused);
  result.excused.insert(result.excused.end(), baselined.excused.begin(), baselined.excused.end());
  if (accepted.tell_stale)
    for (const BaselineEntry& stale : baselined.stale) result.findings.push_back(stale_finding(stale, accepted.file));
  std::erase_if(result.findings, [&](const Finding& finding) { return !asked(finding.check); });
  std::erase_if(result.excused, [&](const Excused& each) { return !asked(each.finding.check); });
  sort_and_unite(result.findings);
  sort_and_unite(result.excused);
  return result;
}

}  // namespace ssot::lint
