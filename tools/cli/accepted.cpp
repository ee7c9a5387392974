#include "cli/accepted.hpp"

#include <filesystem>

#include "cli/git.hpp"

namespace ssot::cli {
namespace {

std::string file_of(const Workspace& workspace, const LintOptions& options) {
  if (!options.baseline.empty()) return std::filesystem::absolute(options.baseline).lexically_normal().string();
  return workspace.settings.baseline.empty() ? "" : workspace.root + "/" + workspace.settings.baseline;
}

// "R100\0old\0new\0..." since the baseline was last committed. Where git does not say there are none: a file that moved
// is then known by its text, or its findings are told.
std::map<std::string, std::string> moves_since(const std::string& root, const std::string& file) {
  std::map<std::string, std::string> moves;
  std::string why;
  if (!is_checkout(root)) return moves;
  const auto last = ask_git(root, {"log", "-1", "--format=%H", "--", file}, why);
  if (!last || last->code != 0) return moves;
  const std::string commit = llvm::StringRef(last->out).trim().str();
  const auto diff = ask_git(root, {"diff", "--no-ext-diff", "--name-status", "-z", "--find-renames", "--diff-filter=R",
                                   "--relative", commit.empty() ? "HEAD" : commit, "--", "."},
                            why);
  if (!diff || diff->code != 0) return moves;
  const std::vector<std::string> parts = split_at_nul(diff->out);
  for (std::size_t i = 0; i + 2 < parts.size(); i += 3) moves.emplace(parts[i + 1], parts[i + 2]);
  return moves;
}

std::size_t findings_of(const lint::Baseline& baseline) {
  std::size_t count = 0;
  for (const lint::BaselineEntry& entry : baseline.entries) count += entry.count;
  return count;
}

std::size_t accept(lint::Result& result, lint::Baseline& baseline, const std::string& why, const Workspace& workspace,
                   const Disk& disk) {
  std::vector<lint::Finding> left;
  std::size_t added = 0;
  for (lint::Finding& finding : result.findings) {
    if (!lint::can_be_baselined(finding)) {
      left.push_back(std::move(finding));
      continue;
    }
    baseline.add(lint::entry_for(finding, why, workspace.root, disk));
    result.excused.push_back({std::move(finding), lint::Excuse::baseline, why});
    ++added;
  }
  result.findings = std::move(left);
  return added;
}

}  // namespace

llvm::Expected<lint::Accepted> read_accepted(const Workspace& workspace, const LintOptions& options, const Disk& disk) {
  lint::Accepted accepted;
  accepted.file = file_of(workspace, options);
  if (accepted.file.empty()) {
    if (!options.update_baseline) return accepted;
    return problem({}, "--update-baseline: there is no baseline to update",
                   "name it with `--baseline FILE`, or as `baseline` in ssot.json");
  }
  accepted.tell_stale = !options.update_baseline;
  accepted.moves = [root = workspace.root, file = accepted.file] { return moves_since(root, file); };
  if (!disk.exists(accepted.file)) {
    if (!options.accept.empty()) return accepted;  // it is about to be made
    return problem({accepted.file, 0, 0, {}}, "there is no such baseline",
                   "`ssot lint --update-baseline --accept REASON` writes it, or correct the path");
  }
  llvm::Expected<std::string> text = disk.read(accepted.file);
  if (!text) return text.takeError();
  llvm::Expected<lint::Baseline> baseline = lint::read_baseline(accepted.file, *text);
  if (!baseline) return baseline.takeError();
  accepted.baseline = std::move(*baseline);
  return accepted;
}

std::optional<std::string> updated(const lint::Accepted& accepted, lint::Result& result, const Workspace& workspace,
                                   const LintOptions& options, const Disk& disk, Console& console) {
  if (!options.update_baseline) return std::nullopt;
  const std::string name = workspace.relative(accepted.file);
  if (result.unparsed != 0) {
    console.notice("notice: " + name + " stays as it is: what the units that did not parse hold is not known");
    return std::nullopt;
  }
  lint::Baseline now = result.baseline;
  const std::size_t gone = findings_of(accepted.baseline) - findings_of(now);
  const std::size_t added = options.accept.empty() ? 0 : accept(result, now, options.accept, workspace, disk);
  const std::size_t left = findings_of(now);
  console.notice("notice: " + name + ": " + std::to_string(gone) + " gone, " + std::to_string(added) +
                 " accepted, which makes " + std::to_string(left));
  result.baseline = now;
  std::string text = lint::write_baseline(std::move(now));
  llvm::Expected<std::string> before = disk.exists(accepted.file) ? disk.read(accepted.file) : std::string();
  if (before && *before == text) return std::nullopt;
  llvm::consumeError(before.takeError());
  return text;
}

}  // namespace ssot::cli
