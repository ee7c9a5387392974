#include "cli/only.hpp"

#include <algorithm>
#include <set>

#include "cli/project_path.hpp"
#include "plan/includes.hpp"
#include "support/path.hpp"

namespace ssot::cli {
namespace {

// Names of headers, as the rules give them, of every concept that the plan changes something of.
std::set<std::string> changed_headers(const plan::Plan& plan, const rules::RuleSet& rules, const facts::Facts& facts) {
  std::set<std::string> used;  // rules, and headers of includes
  for (const plan::Decision& decision : plan.decisions)
    if (decision.status == plan::Status::rewritten) used.insert(decision.site.rule);
  for (const plan::IncludeChange& change : plan.includes) {
    used.insert(change.include.written);
    used.insert(plan::legacy_header_of(facts.path(change.include.target), rules));
  }
  std::set<std::string> out;
  for (const rules::Concept& unit : rules.concepts) {
    const bool changes =
        std::any_of(unit.rules.begin(), unit.rules.end(), [&](const auto& rule) { return used.contains(rule.id); }) ||
        std::any_of(unit.headers.begin(), unit.headers.end(), [&](const auto& each) { return used.contains(each.path); });
    for (const rules::LegacyHeader& header : unit.headers)
      if (changes) out.insert(header.path);
  }
  return out;
}

bool implements_one_of(const std::string& path, const std::set<std::string>& headers, const rules::RuleSet& rules) {
  for (const rules::Concept& unit : rules.concepts)
    for (const rules::LegacyHeader& header : unit.headers)
      if (headers.contains(header.path) &&
          std::any_of(header.implementations.begin(), header.implementations.end(),
                      [&](const std::string& source) { return ends_with_path(path, source); }))
        return true;
  return false;
}

}  // namespace

llvm::Expected<std::vector<std::string>> paths_of(const std::vector<std::string>& words, const Workspace& workspace,
                                                  const Disk& disk) {
  std::vector<std::string> out;
  for (const std::string& word : words) {
    llvm::Expected<std::string> path = project_path(word, "--only", workspace, disk);
    if (!path) return path.takeError();
    out.push_back(std::move(*path));
  }
  return out;
}

plan::Outside outside_of(const std::vector<std::string>& paths, const Workspace& workspace, const facts::Facts& facts) {
  plan::Outside outside;
  outside.where = "--only";
  for (const facts::File& file : facts.files) {
    const bool inside = std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
      return file.path == path || file.path.starts_with(path + "/");
    });
    if (!inside) outside.files.emplace(file.path, workspace.relative(file.path));
  }
  return outside;
}

void leave_unneeded(Replacement& replacement, const Workspace& workspace, const facts::Facts& facts,
                    const plan::Rejections& start) {
  const std::set<std::string> headers =
      changed_headers(plan::make_plan(facts, workspace.rules, start), workspace.rules, facts);
  for (const Located& located : workspace.headers)
    if (!headers.contains(located.header)) replacement.shims.erase(located.path);
  std::erase_if(replacement.implementations, [&](const std::string& path) {
    return !implements_one_of(path, headers, workspace.rules);
  });
}

}  // namespace ssot::cli
