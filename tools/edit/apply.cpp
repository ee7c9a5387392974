#include "edit/apply.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "support/interrupt.hpp"
#include "support/problem.hpp"

namespace ssot::edit {
namespace {

constexpr const char* untouched = "; nothing was written";

llvm::Error refuse(const std::string& path, std::string what, const std::string& mend) {
  return problem(ExitCode::refused, {path, 0, 0, {}}, std::move(what), mend + untouched);
}

std::string folder_of(const std::string& path) {
  return std::filesystem::path(path).parent_path().string();
}

llvm::Expected<std::unique_ptr<Lock>> take_lock(Disk& disk, const std::string& root) {
  if (std::unique_ptr<Lock> lock = disk.lock(state_folder(root))) return lock;
  return problem(ExitCode::refused, {root, 0, 0, {}}, "another run of ssot is writing here just now",
                 "wait for it to end and run again; this one wrote nothing");
}

// Everything that stands in the way is found here, and what will be done as a journal.
class Preparation {
 public:
  Preparation(const Disk& disk, const std::string& root) : disk_(disk), root_(root) {}

  llvm::Expected<Journal> run(const Batch& batch) {
    for (const auto& [path, write] : batch.writes)
      if (llvm::Error error = write.is_new ? make(path, write) : edit(path, write)) return error;
    for (const auto& [path, before] : batch.removals)
      if (llvm::Error error = remove(path, before)) return error;
    return std::move(journal_);
  }

 private:
  llvm::Error check_place(const std::string& named, const std::string& real) const {
    if (!real.starts_with(root_ + "/"))
      return refuse(named, "it leads out of the root, to " + real, "exclude it, or give a --root that holds both");
    if (!disk_.writable(real)) return refuse(real, "the file is read-only", "make it writable");
    if (!disk_.writable(folder_of(real)))
      return refuse(real, "its folder is read-only, so the file cannot be replaced", "make the folder writable");
    return llvm::Error::success();
  }

  llvm::Error check_text(const std::string& path, const std::string& before) const {
    llvm::Expected<std::string> now = disk_.read(path);
    if (!now) return now.takeError();
    if (*now == before) return llvm::Error::success();
    return refuse(path, "the file changed since it was read", "run again");
  }

  llvm::Error make(const std::string& path, const Batch::Write& write) {
    // Of a link the place is its folder; it may dangle.
    const std::string real = disk_.canonical(folder_of(path)) + path.substr(path.rfind('/'));
    if (llvm::Error error = check_place(path, real)) return error;
    if (disk_.look(real))
      return refuse(path, "a file is there that was not when the plan was made", "move it away and run again");
    journal_.push_back({Step::Kind::made, real, {}, write.mode, write.link, {}, write.after});
    return llvm::Error::success();
  }

  llvm::Error edit(const std::string& path, const Batch::Write& write) {
    const std::string real = disk_.canonical(path);
    if (llvm::Error error = check_place(path, real)) return error;
    if (llvm::Error error = check_text(real, write.before)) return error;
    const std::optional<Standing> here = disk_.look(real);
    Step step{Step::Kind::edited, real, {}, here ? here->mode : 0644, {}, write.before, write.after};
    if (here) {
      const auto [known, is_first] = edited_.emplace(std::pair(here->device, here->inode), journal_.size());
      if (!is_first) {
        const Step& first = journal_[known->second];
        if (first.after == write.after) return llvm::Error::success();
        return refuse(real, "it is the same file as " + first.path + ", and the two would get different texts",
                      "make two files of them, or exclude one");
      }
      if (here->names > 1)
        if (llvm::Error error = find_names(*here, step)) return error;
    }
    journal_.push_back(std::move(step));
    return llvm::Error::success();
  }

  llvm::Error find_names(const Standing& file, Step& step) {
    if (!files_) files_ = disk_.list(root_);
    for (const std::string& path : *files_) {
      const std::optional<Standing> here = disk_.look(path);
      if (!here || here->is_link || !here->same_file(file) || path == step.path) continue;
      if (llvm::Error error = check_place(path, path)) return error;
      step.names.push_back(path);
    }
    const std::size_t found = step.names.size() + 1;
    if (found == file.names) return llvm::Error::success();
    return refuse(step.path,
                  "the file has " + std::to_string(file.names) + " names (hard links), and " +
                      std::to_string(file.names - found) + " of them are not below the root",
                  "give it a file of its own (cp -p FILE COPY && mv COPY FILE), or exclude it");
  }

  llvm::Error remove(const std::string& path, const std::string& before) {
    const std::string real = disk_.canonical(folder_of(path)) + path.substr(path.rfind('/'));
    if (llvm::Error error = check_place(path, real)) return error;
    const std::optional<Standing> here = disk_.look(real);
    Step step{Step::Kind::removed, real, {}, here ? here->mode : 0644, {}, before, {}};
    if (here && here->is_link) {
      step.link = here->target;
      step.before.clear();
    }
    if (llvm::Error error = step.link.empty() ? check_text(real, before) : llvm::Error::success()) return error;
    journal_.push_back(std::move(step));
    return llvm::Error::success();
  }

  const Disk& disk_;
  const std::string& root_;
  Journal journal_;
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::size_t> edited_;  // file => its step
  std::optional<std::vector<std::string>> files_;
};

llvm::Error write_journal(const Journal& journal, Disk& disk, const std::string& root) {
  const std::string path = journal_path(root);
  // As secret as the most secret of the files that it holds.
  llvm::Error error = disk.stage(path, to_text(journal), 0600);
  if (!error) error = disk.replace(path);
  if (error) return llvm::joinErrors(std::move(error), disk.remove(stage_name(path)));
  disk.sync(state_folder(root));
  return llvm::Error::success();
}

llvm::Error stage_all(const Journal& journal, Disk& disk) {
  for (const Step& step : journal)
    if (step.kind != Step::Kind::removed && step.link.empty())
      if (llvm::Error error = disk.stage(step.path, step.after, step.mode)) return error;
  return llvm::Error::success();
}

// Staging took its time: what somebody wrote meanwhile is not written over.
llvm::Error check_again(const Journal& journal, const Disk& disk) {
  for (const Step& step : journal)
    if (stands(step, disk) != Stands::before)
      return refuse(step.path, "the file changed since it was read", "run again");
  return llvm::Error::success();
}

llvm::Error replace_all(const Journal& journal, Disk& disk) {
  for (const Step& step : journal) {
    if (step.kind == Step::Kind::removed) {
      if (llvm::Error error = disk.remove(step.path)) return error;
      continue;
    }
    if (llvm::Error error = step.link.empty() ? disk.replace(step.path) : disk.make_link(step.path, step.link))
      return error;
    for (const std::string& name : step.names)
      if (llvm::Error error = disk.add_name(step.path, name)) return error;
  }
  std::set<std::string> folders;
  for (const Step& step : journal) {
    folders.insert(folder_of(step.path));
    for (const std::string& name : step.names) folders.insert(folder_of(name));
  }
  for (const std::string& folder : folders) disk.sync(folder);
  return llvm::Error::success();
}

llvm::Error finish(Disk& disk, const std::string& root, Commit commit) {
  llvm::Error error = commit == Commit::keep ? disk.rename(journal_path(root), last_path(root))
                                             : disk.remove(journal_path(root));
  if (!error && commit == Commit::undone) error = disk.remove(last_path(root));
  disk.sync(state_folder(root));
  return error;
}

// The journal is there. What somebody else changed keeps its change; its old text is kept for them.
llvm::Error take_back(const Journal& journal, Disk& disk, const std::string& root) {
  llvm::Expected<std::vector<std::string>> changed = put_back(journal, disk);
  if (!changed) return changed.takeError();
  llvm::Error all = llvm::Error::success();
  for (const Step& step : journal) {
    if (std::find(changed->begin(), changed->end(), step.path) == changed->end()) continue;
    const std::string kept = state_folder(root) + "/before/" + step.path.substr(root.size() + 1);
    if (llvm::Error error = disk.write(kept, step.before)) return llvm::joinErrors(std::move(all), std::move(error));
    all = llvm::joinErrors(
        std::move(all),
        problem(ExitCode::refused, {step.path, 0, 0, {}},
                "the file was changed after a run was interrupted; it is left as it is, all others are as before the run",
                "compare it with its text before the run, " + kept + ", and run again"));
  }
  if (llvm::Error error = finish(disk, root, Commit::forget))
    return llvm::joinErrors(std::move(all), std::move(error));
  return all;
}

}  // namespace

std::string state_folder(const std::string& root) {
  return root + "/.ssot";
}

std::string journal_path(const std::string& root) {
  return state_folder(root) + "/journal";
}

std::string last_path(const std::string& root) {
  return state_folder(root) + "/last";
}

llvm::Error apply(const Batch& batch, Disk& disk, const std::string& root, Commit commit) {
  const Uninterrupted whole;
  llvm::Expected<std::unique_ptr<Lock>> lock = take_lock(disk, root);
  if (!lock) return lock.takeError();
  if (disk.exists(journal_path(root)))
    return refuse(journal_path(root), "another run was interrupted while this one went on", "run again");
  llvm::Expected<Journal> journal = Preparation(disk, root).run(batch);
  if (!journal) return journal.takeError();
  if (llvm::Error error = write_journal(*journal, disk, root)) return error;
  llvm::Error error = stage_all(*journal, disk);
  if (!error) error = check_again(*journal, disk);
  if (!error && interrupted()) error = refuse(root, "interrupted before the first file was replaced", "run again");
  const bool began = !error;
  if (!error) error = replace_all(*journal, disk);
  if (!error) error = finish(disk, root, commit);
  if (!error) {
    say_if_interrupted(commit == Commit::keep
                           ? "interrupted; by then all was written, and `ssot rewrite --undo` takes it back"
                           : "interrupted; by then all was written");
    return error;
  }
  if (began) return llvm::joinErrors(std::move(error), take_back(*journal, disk, root));
  // Nothing was replaced: only what was staged goes, whatever stands in the files by now.
  for (const Step& step : *journal)
    error = llvm::joinErrors(std::move(error), disk.remove(stage_name(step.path)));
  return llvm::joinErrors(std::move(error), disk.remove(journal_path(root)));
}

llvm::Expected<bool> recover(Disk& disk, const std::string& root) {
  const Uninterrupted whole;
  const std::string stage = stage_name(journal_path(root));  // of a run that died before it had begun
  if (!disk.exists(journal_path(root)) && !disk.exists(stage)) return false;
  llvm::Expected<std::unique_ptr<Lock>> lock = take_lock(disk, root);
  if (!lock) return lock.takeError();
  if (llvm::Error error = disk.remove(stage)) return error;
  if (!disk.exists(journal_path(root))) return false;
  llvm::Expected<std::string> text = disk.read(journal_path(root));
  if (!text) return text.takeError();
  llvm::Expected<Journal> journal = read_journal(*text, journal_path(root));
  if (!journal) return journal.takeError();
  if (llvm::Error error = take_back(*journal, disk, root)) return error;
  return true;
}

}  // namespace ssot::edit
