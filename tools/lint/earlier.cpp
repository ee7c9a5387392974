#include "lint/earlier.hpp"

#include <algorithm>
#include <tuple>

namespace ssot::lint {
namespace {

using Key = std::tuple<std::string, std::string, std::string, std::string>;  // check, subject, peer, file

Key key_of(const Finding& finding, const std::map<std::string, std::string>& renamed) {
  if (finding.in_file.empty()) return {finding.check, finding.subject, finding.peer, {}};
  const auto then = renamed.find(finding.region.file);
  return {finding.check, finding.in_file, finding.peer, then == renamed.end() ? finding.region.file : then->second};
}

// Takes the mildest that is severe enough.
bool take(std::vector<Severity>& before, Severity severity) {
  std::sort(before.begin(), before.end());
  const auto found = std::lower_bound(before.begin(), before.end(), severity);
  if (found == before.end()) return false;
  before.erase(found);
  return true;
}

}  // namespace

Result without_earlier(Result now, const std::vector<Finding>& before, const std::map<std::string, std::string>& renamed,
                       const std::function<bool(const Region&)>& touched) {
  std::map<Key, std::vector<Severity>> told;
  for (const Finding& finding : before) told[key_of(finding, renamed)].push_back(finding.severity);
  std::vector<bool> is_earlier(now.findings.size(), false);
  for (const bool on_touched : {false, true})
    for (std::size_t i = 0; i < now.findings.size(); ++i) {
      if (is_earlier[i]) continue;
      const auto same = told.find(key_of(now.findings[i], renamed));
      if (same == told.end() || touched(now.findings[i].region) != on_touched) continue;
      is_earlier[i] = take(same->second, now.findings[i].severity);
    }
  std::vector<Finding> left;
  for (std::size_t i = 0; i < now.findings.size(); ++i)
    if (is_earlier[i])
      now.excused.push_back({std::move(now.findings[i]), Excuse::earlier, {}});
    else
      left.push_back(std::move(now.findings[i]));
  now.findings = std::move(left);
  return now;
}

}  // namespace ssot::lint
