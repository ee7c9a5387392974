#include "cli/rule_flags.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/commands.hpp"
#include "support/path.hpp"

namespace ssot::cli {
namespace {

bool declares(const rules::Concept& unit, const std::string& file) {
  return std::any_of(unit.headers.begin(), unit.headers.end(),
                     [&](const rules::LegacyHeader& header) { return ends_with_path(file, header.path); });
}

// The unit that includes most of the concept's legacy headers, or null.
const scan::Command* best_unit(const rules::Concept& unit, const Workspace& workspace) {
  const scan::Command* best = nullptr;
  std::ptrdiff_t most = 0;
  for (std::size_t i = 0; i < workspace.selected.size(); ++i) {
    const std::vector<std::string>& closure = workspace.closures[i];
    const auto count = std::count_if(closure.begin(), closure.end(),
                                     [&](const std::string& file) { return declares(unit, file); });
    if (count > most) {
      most = count;
      best = &workspace.selected[i];
    }
  }
  return best;
}

verify::CheckCommand command_of(const scan::Command& command) {
  return {command.directory, {command.args.begin() + 1, command.args.end() - 1}, command.args.front()};
}

// After the migration the legacy headers are what the rules made of them, and prove nothing.
llvm::Expected<bool> are_shims(const rules::Concept& unit, const Workspace& workspace, const Disk& disk) {
  llvm::Expected<std::map<std::string, std::string>> shims = shims_for(workspace, disk);
  if (!shims) return shims.takeError();
  bool any = false;
  for (const auto& [path, text] : *shims) {
    if (!declares(unit, path)) continue;
    llvm::Expected<std::string> now = disk.read(path);
    if (!now) return now.takeError();
    if (*now != text) return false;
    any = true;
  }
  return any;
}

llvm::Error in_project(const NotDone& not_done, const Disk& disk, Console& console, const WithFlags& visit,
                       FlagsOutcome& out) {
  for (const rules::Concept& unit : out.workspace.rules.concepts) {
    llvm::Expected<bool> shims = are_shims(unit, out.workspace, disk);
    if (!shims) return shims.takeError();
    const scan::Command* command = best_unit(unit, out.workspace);
    const std::string why = *shims ? "its legacy headers are shims already, and what they declared is gone"
                            : command == nullptr ? "no translation unit includes one of its legacy headers"
                                                 : "";
    if (!why.empty()) {
      console.error("notice: of the concept " + unit.id + " " + not_done.part + ": " + why);
      continue;
    }
    ++out.concepts;
    visit(unit, out.workspace, command_of(*command));
  }
  return llvm::Error::success();
}

}  // namespace

llvm::Expected<FlagsOutcome> with_flags(const CommonOptions& common, Workspace rules_only,
                                        const std::optional<std::vector<std::string>>& given, const NotDone& not_done,
                                        const Disk& disk, Console& console, const WithFlags& visit) {
  FlagsOutcome out;
  out.workspace = std::move(rules_only);
  if (given) {
    const verify::CheckCommand command{std::filesystem::current_path().string(), *given};
    for (const rules::Concept& unit : out.workspace.rules.concepts) visit(unit, out.workspace, command);
    out.concepts = out.workspace.rules.concepts.size();
    return out;
  }
  const bool named = !common.build_dirs.empty() || !out.workspace.settings.build.empty();
  if (!named && scan::compile_databases_of(out.workspace.root).empty()) {
    console.error("notice: " + not_done.whole +
                  ": there is no compile database here\n"
                  "  help: name its folder with -p BUILD_DIR, or give your compiler's flags behind --");
    return out;
  }
  CommonOptions options = common;
  options.scan = true;  // what a unit includes is what is asked here
  llvm::Expected<Workspace> workspace = open_workspace(options, disk, console);
  if (!workspace) return workspace.takeError();
  out.workspace = std::move(*workspace);
  out.in_project = true;
  if (llvm::Error error = in_project(not_done, disk, console, visit, out)) return error;
  return out;
}

}  // namespace ssot::cli
