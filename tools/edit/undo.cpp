#include "edit/undo.hpp"

#include <algorithm>

#include "support/problem.hpp"

namespace ssot::edit {
namespace {

llvm::Error check(const Journal& journal, const Disk& disk) {
  llvm::Error all = llvm::Error::success();
  for (const Step& step : journal)
    if (stands(step, disk) != Stands::after)
      all = llvm::joinErrors(
          std::move(all),
          problem(ExitCode::refused, {step.path, 0, 0, {}}, "the file was changed after the rewrite that is to be undone",
                  "bring it back to what the rewrite wrote (git stash), or undo by version control; nothing was written"));
  return all;
}

Batch inverse(const Journal& journal) {
  Batch batch;
  for (const Step& step : journal) {
    if (step.kind == Step::Kind::made)
      batch.removals[step.path] = step.after;
    else
      batch.writes[step.path] = {step.after, step.before, step.kind == Step::Kind::removed, step.mode, step.link};
  }
  return batch;
}

}  // namespace

llvm::Expected<std::optional<Batch>> undo_batch(const Disk& disk, const std::string& root) {
  const std::string path = last_path(root);
  if (!disk.exists(path)) return std::nullopt;
  llvm::Expected<std::string> text = disk.read(path);
  if (!text) return text.takeError();
  llvm::Expected<Journal> journal = read_journal(*text, path);
  if (!journal) return journal.takeError();
  if (std::all_of(journal->begin(), journal->end(),
                  [&](const Step& step) { return stands(step, disk) == Stands::before; }))
    return std::nullopt;
  if (llvm::Error error = check(*journal, disk)) return error;
  return inverse(*journal);
}

}  // namespace ssot::edit
