#include "cli/commands.hpp"
#include "cli/facts_cache.hpp"
#include "facts/merge.hpp"
#include "report/facts_json.hpp"
#include "scan/share.hpp"
#include "support/counted.hpp"
#include "support/problem.hpp"

namespace ssot::cli {
namespace {

llvm::Expected<scan::Share> share_of(const FactsOptions& options) {
  return options.share.empty() ? scan::Share() : scan::read_share(options.share);
}

// The store alone: no unit is looked at.
llvm::Expected<Workspace> open_store(const CommonOptions& common, const Disk& disk) {
  llvm::Expected<Workspace> workspace = open_rules(common, disk);
  if (!workspace) return workspace.takeError();
  workspace->store = open_facts_cache(*workspace, common, disk);
  if (llvm::Error error = need_store(*workspace)) return error;
  return workspace;
}

}  // namespace

llvm::Expected<ExitCode> run_facts_collect(const CommonOptions& common, const FactsOptions& options, Disk& disk,
                                           Console& console) {
  llvm::Expected<scan::Share> share = share_of(options);
  if (!share) return share.takeError();
  if (llvm::Error error = recover_interrupted(common, disk, console)) return error;
  CommonOptions with = common;
  with.duplicates = true;  // as the lint asks for
  llvm::Expected<Workspace> workspace = open_workspace(with, disk, console);
  if (!workspace) return workspace.takeError();
  if (llvm::Error error = need_store(*workspace)) return error;
  std::vector<const scan::Command*> commands;
  for (const scan::Command& command : workspace->selected)
    if (share->holds(command)) commands.push_back(&command);
  facts::Facts seen;
  collect::collect_into([&](std::size_t, const facts::Facts& facts) { seen.units.push_back(facts.units.front()); },
                        commands, *workspace->index, workspace->territory, {}, workspace->means(),
                        [&](std::size_t done, std::size_t total, const std::string&) {
                          console.progress("parsed", done, total);
                        });
  const std::size_t broken = report_unparsed(seen, *workspace, console);
  console.result("kept: " + counted(commands.size() - broken, "translation unit") + " of " +
                 std::to_string(workspace->selected.size()) + " that can matter\n");
  return broken != 0 ? ExitCode::incomplete : ExitCode::clean;
}

llvm::Expected<ExitCode> run_facts_export(const CommonOptions& common, const FactsOptions& options, Disk& disk,
                                          Console& console) {
  llvm::Expected<Workspace> workspace = open_store(common, disk);
  if (!workspace) return workspace.takeError();
  const collect::FactsPack pack = workspace->store->pack();
  if (pack.entries.empty())
    return problem({workspace->root, 0, 0, {}}, "nothing is kept of the units of this project",
                   "run `ssot facts collect` first, with the same program, rules and settings");
  if (llvm::Error error = disk.write(options.files.front(), collect::to_bytes(pack))) return error;
  console.notice(counted(pack.entries.size(), "parse") + " in " + options.files.front());
  return ExitCode::clean;
}

llvm::Expected<ExitCode> run_facts_merge(const CommonOptions& common, const FactsOptions& options, const Disk& disk,
                                         Console& console) {
  llvm::Expected<Workspace> workspace = open_store(common, disk);
  if (!workspace) return workspace.takeError();
  std::size_t taken = 0;
  for (const std::string& file : options.files) {
    llvm::Expected<std::string> bytes = disk.read(file);
    if (!bytes) return bytes.takeError();
    llvm::Expected<collect::FactsPack> pack = collect::read_pack(*bytes, file);
    if (!pack) return pack.takeError();
    llvm::Expected<std::size_t> fresh = workspace->store->take(*pack, file);
    if (!fresh) return fresh.takeError();
    taken += *fresh;
  }
  console.notice(counted(taken, "parse") + " taken over");
  return ExitCode::clean;
}

// What is kept and still holds; nothing is parsed.
llvm::Expected<ExitCode> run_facts_dump(const CommonOptions& common, const FactsOptions& options, Disk& disk,
                                        Console& console) {
  if (llvm::Error error = recover_interrupted(common, disk, console)) return error;
  llvm::Expected<Workspace> workspace = open_workspace(common, disk, console);
  if (!workspace) return workspace.takeError();
  if (llvm::Error error = need_store(*workspace)) return error;
  facts::Merger merger;
  std::vector<report::UnknownUnit> unknown;
  for (const scan::Command& command : workspace->selected)
    if (std::optional<facts::Facts> known = workspace->store->find(command, {}))
      merger.add(std::move(*known));
    else
      unknown.push_back({command.file, command.configuration});
  const facts::Facts facts = std::move(merger).whole();
  console.result(options.format == "json" ? report::facts_json(facts, unknown, workspace->root)
                                          : report::facts_text(facts, unknown, workspace->root));
  return ExitCode::clean;
}

}  // namespace ssot::cli
