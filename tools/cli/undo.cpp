#include "edit/undo.hpp"

#include "cli/commands.hpp"
#include "cli/diff.hpp"

namespace ssot::cli {

llvm::Expected<ExitCode> run_undo(const CommonOptions& common, const RewriteOptions& options, Disk& disk,
                                  Console& console) {
  if (llvm::Error error = recover_interrupted(common, disk, console)) return error;
  llvm::Expected<std::string> root = find_root(common, disk);
  if (!root) return root.takeError();
  llvm::Expected<std::optional<edit::Batch>> batch = edit::undo_batch(disk, *root);
  if (!batch) return batch.takeError();
  if (!*batch) {
    console.result("nothing to undo\n");
    if (options.dry_run) return ExitCode::clean;
    if (llvm::Error error = disk.remove(edit::last_path(*root))) return error;
    return ExitCode::clean;
  }
  if (options.dry_run) {
    console.result(diff_of(**batch, *root));
    return ExitCode::clean;
  }
  if (llvm::Error error = edit::apply(**batch, disk, *root, edit::Commit::undone)) return error;
  const std::size_t files = (*batch)->writes.size() + (*batch)->removals.size();
  console.result("undone: " + std::to_string(files) + (files == 1 ? " file is" : " files are") +
                 " as before the last rewrite\n");
  return ExitCode::clean;
}

}  // namespace ssot::cli
