#include "cli/change.hpp"

#include "cli/git.hpp"

namespace ssot::cli {
namespace {

class Asker {
 public:
  Asker(const std::string& root, const std::string& revision, const Disk& disk)
      : root_(root), revision_(revision), disk_(disk) {}

  llvm::Expected<Change> change() {
    if (!is_checkout(root_))
      return refused("this is no git checkout, so what changed since " + revision_ + " is not known",
                     "run it in a checkout, or leave out --since");
    llvm::Expected<std::string> base = merge_base();
    if (!base) return base.takeError();
    base_ = *base;
    if (llvm::Error error = tracked()) return error;
    if (llvm::Error error = untracked()) return error;
    return std::move(out_);
  }

 private:
  llvm::Error refused(const std::string& what, const std::string& mend) const {
    return problem({root_, 0, 0, {}}, "--since " + revision_ + ": " + what, mend);
  }

  llvm::Error not_said(const std::string& why) const {
    return refused("git does not say what changed: " + why, "mend that, or leave out --since");
  }

  // What git printed, if it ended with 0.
  llvm::Expected<std::string> ask(const std::vector<std::string>& words) const {
    std::string why;
    const std::optional<GitAnswer> answer = ask_git(root_, words, why);
    if (answer && answer->code == 0) return answer->out;
    return not_said(failure_of(answer, words.front(), why));
  }

  bool is_shallow() const {
    std::string why;
    const auto answer = ask_git(root_, {"rev-parse", "--is-shallow-repository"}, why);
    return answer && answer->code == 0 && llvm::StringRef(answer->out).trim() == "true";
  }

  llvm::Error too_short(const std::string& what, const std::string& otherwise) const {
    if (!is_shallow()) return refused(what, otherwise);
    return refused(what + "; this clone is shallow",
                   "`git fetch --unshallow`; in CI `fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab)");
  }

  llvm::Expected<std::string> merge_base() const {
    std::string why;
    const auto known = ask_git(root_, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision_ + "^{commit}"}, why);
    if (!known) return not_said(why);
    if (known->code != 0 && !known->said.empty()) return not_said(known->said);
    if (known->code != 0) return too_short("git knows no such revision", "`git fetch` it, or correct its name");
    const auto base = ask_git(root_, {"merge-base", llvm::StringRef(known->out).trim().str(), "HEAD"}, why);
    if (!base) return not_said(why);
    if (base->code != 0) return too_short("it has no commit in common with HEAD", "name a revision that HEAD grew from");
    return llvm::StringRef(base->out).trim().str();
  }

  std::string path_of(const std::string& relative) const { return disk_.canonical(root_ + "/" + relative); }

  // A symbolic link is no text, and what it leads to is another file.
  bool is_link(const std::string& relative) const {
    const std::optional<Standing> standing = disk_.look(root_ + "/" + relative);
    return standing && standing->is_link;
  }

  // As a checkout would write it, ends of lines included.
  llvm::Error add_text(const std::string& then, const std::string& now) {
    llvm::Expected<std::string> text = ask({"cat-file", "--filters", base_ + ":./" + then});
    if (!text) return text.takeError();
    out_.before[path_of(now)] = std::move(*text);
    return llvm::Error::success();
  }

  llvm::Error tracked() {
    llvm::Expected<std::string> diff = ask({"diff", "--no-ext-diff", "--name-status", "-z", "--find-renames",
                                            "--ignore-submodules=all", "--relative", base_, "--", "."});
    if (!diff) return diff.takeError();
    const std::vector<std::string> parts = split_at_nul(*diff);
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
      const char status = parts[i].empty() ? ' ' : parts[i].front();
      const bool two_names = status == 'R' || status == 'C';
      if (two_names && i + 2 >= parts.size()) break;
      if (llvm::Error error = add(status, parts[i + 1], two_names ? parts[i + 2] : parts[i + 1])) return error;
      if (two_names) ++i;
    }
    return llvm::Error::success();
  }

  llvm::Error add(char status, const std::string& then, const std::string& now) {
    if (is_link(now)) return llvm::Error::success();
    if (status == 'A' || status == 'C') {
      out_.added.insert(path_of(now));
      return llvm::Error::success();
    }
    if (status == 'R') {
      out_.renamed.emplace(path_of(now), path_of(then));
      if (llvm::Error error = add_text(then, now)) return error;
    }
    return add_text(then, then);
  }

  llvm::Error untracked() {
    llvm::Expected<std::string> files = ask({"ls-files", "--others", "--exclude-standard", "-z", "--", "."});
    if (!files) return files.takeError();
    for (const std::string& each : split_at_nul(*files)) out_.added.insert(path_of(each));
    return llvm::Error::success();
  }

  const std::string& root_;
  const std::string& revision_;
  const Disk& disk_;
  std::string base_;
  Change out_;
};

}  // namespace

llvm::Expected<Change> change_since(const std::string& root, const std::string& revision, const Disk& disk) {
  return Asker(root, revision, disk).change();
}

}  // namespace ssot::cli
