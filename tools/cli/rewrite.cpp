#include <llvm/Support/Error.h>

#include "cli/aftermath.hpp"
#include "cli/commands.hpp"
#include "cli/diff.hpp"
#include "cli/facts_cache.hpp"
#include "cli/git.hpp"
#include "cli/migration.hpp"
#include "cli/proof.hpp"
#include "cli/slices.hpp"

namespace ssot::cli {
namespace {

std::string account_text(const Migration& migration, const RewriteOptions& options,
                         const Workspace& workspace, const Disk& disk, bool colour) {
  report::RenderOptions render;
  render.root = workspace.root;
  render.disk = &disk;
  render.colour = colour;
  return options.format == "json" ? report::render_json(migration.account, render)
                                  : report::render_text(migration.account, render);
}

llvm::Error refuse_dirty_tree(const Workspace& workspace) {
  llvm::Expected<std::vector<std::string>> changed = uncommitted_changes(workspace.root);
  if (!changed) return changed.takeError();
  if (changed->empty()) return llvm::Error::success();
  return problem(
      ExitCode::refused, {workspace.root, 0, 0, {}},
      (changed->size() == 1
           ? "1 file has uncommitted changes: "
           : std::to_string(changed->size()) + " files have uncommitted changes, the first is ") +
          changed->front(),
      "commit or stash them, so that the rewrite can be reviewed and undone alone; or pass --allow-dirty");
}

llvm::Error write_slices(const Workspace& workspace, const Planned& planned, const RewriteOptions& options, Disk& disk,
                         Console& console) {
  llvm::Expected<Series> series = slice(workspace, planned, options.slice_by, disk, console);
  if (!series) return series.takeError();
  if (llvm::Error error = write_series(*series, options.slices, disk)) return error;
  for (const Slice& each : series->slices)
    console.notice(each.file + ": " + std::to_string(each.edited.size()) + " files, " +
                   std::to_string(each.rewritten) + " sites rewritten, " + std::to_string(each.left) + " left");
  console.notice(std::to_string(series->slices.size()) + " patches in " + options.slices +
                 "; apply them in the order of its `series`, as its README.md says");
  return llvm::Error::success();
}

}  // namespace

llvm::Expected<ExitCode> run_rewrite(const CommonOptions& common, const RewriteOptions& options, Disk& disk,
                                     Console& console) {
  if (options.undo) return run_undo(common, options, disk, console);
  if (llvm::Error error = recover_interrupted(common, disk, console)) return error;
  llvm::Expected<Workspace> workspace = open_workspace(common, disk, console);
  if (!workspace) return workspace.takeError();
  if (options.prove == "object-on-shims" && !options.shims)
    return problem({}, "--prove=object-on-shims compares with the original text on the compatibility headers, and "
                   "--no-shims makes none", "pass --prove=object");
  std::optional<scan::Share> share;
  if (!options.share.empty()) {
    llvm::Expected<scan::Share> read = scan::read_share(options.share);
    if (!read) return read.takeError();
    if (llvm::Error error = need_store(*workspace)) return error;
    share = *read;
  }
  const bool writes = !options.dry_run && !options.check && options.slices.empty() && !share;
  if (writes && !options.allow_dirty)
    if (llvm::Error error = refuse_dirty_tree(*workspace)) return error;

  llvm::Expected<Planned> planned =
      plan_migration(*workspace, {options.shims, common.keep_going, options.only, share}, disk, console);
  if (!planned) return planned.takeError();
  if (share && (planned->broken == 0 || common.keep_going)) {
    console.result("verified " + std::to_string(planned->verified) + " translation units of share " + options.share +
                   ", and kept what they say; nothing was written\n");
    return planned->broken != 0 ? ExitCode::incomplete : ExitCode::clean;
  }
  if (!planned->migration) {
    console.error("nothing was written; pass --keep-going to rewrite what does parse");
    return ExitCode::incomplete;
  }
  Migration* migration = &*planned->migration;
  ExitCode code = planned->broken != 0 ? ExitCode::incomplete : ExitCode::clean;
  if (!options.prove.empty()) {
    std::optional<collect::Overlay> shims;
    if (planned->replacement) shims = planned->replacement->shims;
    if (llvm::Error error = prove(*workspace, planned->facts, shims, options, console, *migration)) return error;
    if (differs(*migration->account.proof)) code = worst(code, ExitCode::findings);
  }
  const std::string account = account_text(*migration, options, *workspace, disk, console.colour());
  const auto tell = [&] { options.account_aside ? console.error(account) : console.result(account); };
  const bool work_left = !migration->batch.writes.empty() || !migration->batch.removals.empty();
  if (!options.slices.empty()) {
    if (llvm::Error error = write_slices(*workspace, *planned, options, disk, console)) return error;
    console.result(account);
    return code;
  }
  if (options.dry_run) {
    console.result(diff_of(migration->batch, workspace->root, workspace->territory.same_file));
    console.error(account);
    return options.check && work_left ? worst(code, ExitCode::findings) : code;
  }
  if (options.check) {
    console.result(account);
    return work_left ? worst(code, ExitCode::findings) : code;
  }
  const bool unproven = migration->account.proof && differs(*migration->account.proof);
  if (!work_left || unproven) {
    tell();
    if (unproven) console.error("nothing was written: the object code differs, and the rules do not say why");
    return code;
  }
  hide_from_git(state_folder(workspace->root));
  if (llvm::Error error = edit::apply(migration->batch, disk, workspace->root, edit::Commit::keep)) return error;
  tell();
  const report::Account& told = migration->account;
  const std::size_t on_shims = options.shims ? told.noted + told.refused + told.outside : 0;
  for (const std::string& line : aftermath(migration->batch, on_shims, *workspace, disk))
    console.notice(line);
  return code;
}

}  // namespace ssot::cli
