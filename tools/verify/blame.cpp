#include "verify/blame.hpp"

namespace ssot::verify {
namespace {

std::set<std::string> groups_at(const facts::Diagnostic& at, const edit::Edits& edits) {
  std::set<std::string> out;
  const auto file = edits.find(at.file);
  if (file == edits.end()) return out;
  const auto [begin, end] = file->second.groups_by_line.equal_range(at.line);
  for (auto it = begin; it != end; ++it)
    if (!it->second.empty()) out.insert(it->second);
  return out;
}

std::set<std::string> groups_of_file(const std::string& path, const edit::Edits& edits) {
  std::set<std::string> out;
  if (const auto file = edits.find(path); file != edits.end())
    for (const auto& [line, group] : file->second.groups_by_line)
      if (!group.empty()) out.insert(group);
  return out;
}

std::set<Blame> of_groups(const std::set<std::string>& groups, const std::string& reason) {
  std::set<Blame> out;
  for (const std::string& group : groups) out.insert({group, {}, reason});
  return out;
}

}  // namespace

std::vector<std::vector<facts::Diagnostic>> complaints(const std::vector<facts::Diagnostic>& diagnostics) {
  std::vector<std::vector<facts::Diagnostic>> out;
  for (const facts::Diagnostic& diagnostic : diagnostics) {
    if (!diagnostic.message.starts_with("note: ") || out.empty()) out.emplace_back();
    out.back().push_back(diagnostic);
  }
  return out;
}

std::set<Blame> blame_line(const facts::Diagnostic& at, const edit::Edits& edits, const std::string& reason,
                           const std::set<std::string>& near) {
  const std::set<std::string> groups = groups_at(at, edits);
  if (!groups.empty()) return of_groups(groups, reason);
  return of_groups(near.empty() ? groups_of_file(at.file, edits) : near, reason);
}

std::set<Blame> blame(const std::vector<facts::Diagnostic>& complaint, const edit::Edits& edits,
                      const std::set<std::string>& include_edits, const std::set<std::string>& touched,
                      const std::set<std::string>& losing) {
  const facts::Diagnostic& main = complaint.front();
  const std::string reason = "the result would not compile: " + main.message + " (line " +
                             std::to_string(main.line) + ", column " + std::to_string(main.column) +
                             " of the new " + main.file.substr(main.file.rfind('/') + 1) + ")";
  if (const std::set<std::string> groups = groups_at(main, edits); !groups.empty())
    return of_groups(groups, reason);
  if (losing.contains(main.file)) return {{{}, main.file, reason}};
  for (const facts::Diagnostic& at : complaint)
    if (const std::set<std::string> groups = groups_at(at, edits); !groups.empty())
      return of_groups(groups, reason);
  if (include_edits.contains(main.file)) return {{{}, main.file, reason}};
  for (const facts::Diagnostic& at : complaint)
    if (const std::set<std::string> groups = groups_of_file(at.file, edits); !groups.empty())
      return of_groups(groups, reason);
  // A file that was not edited broke: what it includes no longer brings what it needs.
  std::set<Blame> out;
  for (const std::string& path : touched)
    if (include_edits.contains(path)) out.insert({{}, path, reason});
  if (!out.empty()) return out;
  for (const std::string& path : touched) {
    const std::set<Blame> more = of_groups(groups_of_file(path, edits), reason);
    out.insert(more.begin(), more.end());
  }
  return out;
}

}  // namespace ssot::verify
