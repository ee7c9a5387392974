// How the headers are compiled is the project's own business: it is taken from a unit that includes them,
// never guessed. Where that is not possible the result says what was left out, for "no faults" must mean no
// faults.
#include "verify/rule_check.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/commands.hpp"
#include "support/path.hpp"

namespace ssot::cli {
namespace {

struct Tally {
  llvm::Error errors = llvm::Error::success();
  std::size_t checked = 0;  // concepts whose types were checked
};

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
  llvm::Expected<std::map<std::string, std::string>> shims = shims_for(workspace);
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

void not_checked(const rules::Concept& unit, const std::string& why, Console& console) {
  console.error("notice: of the concept " + unit.id + " only the form was checked: " + why);
}

void check(const rules::Concept& unit, const collect::EntityIndex& index, const verify::CheckCommand& command,
           const Disk& disk, Tally& tally) {
  ++tally.checked;
  tally.errors = llvm::joinErrors(std::move(tally.errors), verify::check_rules(unit, index, command, disk));
}

llvm::Error check_in_project(const CommonOptions& common, const Disk& disk, Console& console, Tally& tally) {
  CommonOptions options = common;
  options.scan = true;  // what a unit includes is what is asked here
  llvm::Expected<Workspace> workspace = open_workspace(options, disk, console);
  if (!workspace) return workspace.takeError();
  for (const rules::Concept& unit : workspace->rules.concepts) {
    llvm::Expected<bool> shims = are_shims(unit, *workspace, disk);
    if (!shims) return shims.takeError();
    const scan::Command* command = best_unit(unit, *workspace);
    if (*shims)
      not_checked(unit, "its legacy headers are shims already, and what they declared is gone", console);
    else if (command == nullptr)
      not_checked(unit, "no translation unit includes one of its legacy headers", console);
    else
      check(unit, *workspace->index, command_of(*command), disk, tally);
  }
  if (tally.errors)
    return llvm::Error::success();  // the same faults would be told again, at places in the shims
  llvm::Expected<std::map<std::string, std::string>> shims = shims_for(*workspace);
  if (!shims) return shims.takeError();
  return check_new_shims(*workspace, *shims, disk);
}

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

llvm::Expected<ExitCode> run_rules_check(const CommonOptions& common, const RulesCheckOptions& options,
                                         const Disk& disk, Console& console) {
  llvm::Expected<Workspace> workspace = open_rules(common, disk);
  if (!workspace) return workspace.takeError();
  const std::vector<rules::Concept>& concepts = workspace->rules.concepts;
  const bool named = !common.build_dirs.empty() || !workspace->settings.build.empty();
  Tally tally;
  if (options.flags) {
    const std::string here = std::filesystem::current_path().string();
    for (const rules::Concept& unit : concepts) check(unit, *workspace->index, {here, *options.flags}, disk, tally);
  } else if (named || !scan::compile_databases_of(workspace->root).empty()) {
    if (llvm::Error error = check_in_project(common, disk, console, tally))
      return llvm::joinErrors(std::move(tally.errors), std::move(error));
  } else {
    console.error(
        "notice: only the form of the rules was checked: there is no compile database here\n"
        "  help: name its folder with -p BUILD_DIR, or give your compiler's flags behind --");
  }
  if (tally.errors) return std::move(tally.errors);
  std::size_t rules = 0;
  for (const rules::Concept& unit : concepts) rules += unit.rules.size();
  console.result(
      counted(concepts.size(), "concept") + ", " + counted(rules, "rule") + ": no faults" +
      (tally.checked == concepts.size() ? "\n" : " in their form; types were not checked everywhere\n"));
  return ExitCode::clean;
}

}  // namespace ssot::cli
