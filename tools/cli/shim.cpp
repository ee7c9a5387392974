#include "shim/include_guard.hpp"
#include "shim/shim_difference.hpp"
#include "shim/support_text.hpp"
#include "shim/write_shim.hpp"

#include "cli/commands.hpp"
#include "edit/apply.hpp"
#include "verify/shim_check.hpp"

namespace ssot::cli {

namespace {

// Legacy header => its guard, where another file names it.
llvm::Expected<std::map<std::string, std::string>> guards_asked_for(const Workspace& workspace, const Disk& disk) {
  std::map<std::string, std::string> guards, asked;
  for (const Located& header : workspace.headers) {
    llvm::Expected<std::string> text = disk.read(header.path);
    if (!text) return text.takeError();
    if (std::string guard = shim::include_guard_of(*text); !guard.empty()) guards.emplace(header.path, std::move(guard));
  }
  if (guards.empty()) return asked;
  for (const std::string& path : workspace.files) {
    llvm::Expected<std::string> text = disk.read(path);
    if (!text) {
      llvm::consumeError(text.takeError());
      continue;
    }
    for (const auto& [header, guard] : guards)
      if (path != header && text->find(guard) != std::string::npos) asked.emplace(header, guard);
  }
  return asked;
}

}  // namespace

llvm::Expected<std::map<std::string, std::string>> shims_for(const Workspace& workspace, const Disk& disk) {
  llvm::Expected<std::map<std::string, std::string>> guards = guards_asked_for(workspace, disk);
  if (!guards) return guards.takeError();
  std::map<std::string, std::string> out;
  for (const rules::Concept& unit : workspace.rules.concepts) {
    if (unit.headers.empty()) continue;
    llvm::Expected<std::map<std::string, std::string>> texts = shim::write_shims(unit);
    if (!texts) return texts.takeError();
    for (const Located& header : workspace.headers)
      if (auto text = texts->find(header.header); text != texts->end())
        out.emplace(header.path, shim::with_include_guard(text->second, (*guards)[header.path]));
  }
  return out;
}

llvm::Error check_new_shims(const Workspace& workspace, const std::map<std::string, std::string>& shims,
                            const Disk& disk) {
  collect::Overlay fresh;
  for (const auto& [path, text] : shims) {
    llvm::Expected<std::string> now = disk.read(path);
    if (!now) return now.takeError();
    if (*now != text) fresh.emplace(path, text);
  }
  return verify::check_shims(fresh, {workspace.rules, *workspace.index, workspace.territory, workspace.selected,
                                     workspace.closures, workspace.means()});
}

llvm::Expected<ExitCode> run_shim(const CommonOptions& common, const ShimOptions& options, Disk& disk,
                                  Console& console) {
  if (options.support) {
    console.result(std::string(shim::support_text()));
    return ExitCode::clean;
  }
  if (llvm::Error error = recover_interrupted(common, disk, console)) return error;
  llvm::Expected<Workspace> workspace = open_workspace(common, disk, console);
  if (!workspace) return workspace.takeError();
  llvm::Expected<std::map<std::string, std::string>> shims = shims_for(*workspace, disk);
  if (!shims) return shims.takeError();
  if (!options.check)
    if (llvm::Error error = check_new_shims(*workspace, *shims, disk)) return error;
  edit::Batch batch;
  for (auto& [path, text] : *shims) {
    llvm::Expected<std::string> before = disk.read(path);
    if (!before) return before.takeError();
    if (*before == text) continue;
    const std::string name = workspace->relative(path);
    console.result((options.check ? shim::shim_difference(name, *before, text) : name) + "\n");
    batch.writes[path] = {std::move(*before), text, false};
  }
  if (options.check) return batch.writes.empty() ? ExitCode::clean : ExitCode::findings;
  if (llvm::Error error = edit::apply(batch, disk, workspace->root)) return error;
  console.notice(std::to_string(batch.writes.size()) + " of " + std::to_string(shims->size()) +
                 " shims written");
  return ExitCode::clean;
}

}  // namespace ssot::cli
