#include "cli/git.hpp"

#include <llvm/Support/FileSystem.h>
#include <llvm/Support/FileUtilities.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Program.h>

#include <filesystem>
#include <optional>

namespace ssot::cli {
namespace {

constexpr unsigned most_seconds = 120;

// A folder, or the file that a worktree and a submodule have.
bool is_checkout(const std::string& root) {
  std::error_code ignored;
  for (std::filesystem::path at = root;; at = at.parent_path()) {
    if (std::filesystem::exists(at / ".git", ignored)) return true;
    if (at == at.root_path() || at.empty()) return false;
  }
}

llvm::Error unknown(const std::string& root, const std::string& why) {
  return problem(ExitCode::refused, {root, 0, 0, {}},
                 "whether files have uncommitted changes is not known: " + why,
                 "mend that, or pass --allow-dirty; nothing was written");
}

std::string text_of(llvm::StringRef path) {
  const auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  return buffer ? (*buffer)->getBuffer().str() : std::string();
}

// "XY path\0", and behind a rename or a copy where it came from, "path\0".
std::vector<std::string> paths_of(llvm::StringRef status) {
  std::vector<std::string> paths;
  while (!status.empty()) {
    const auto [entry, rest] = status.split('\0');
    status = rest;
    if (entry.size() < 4) continue;
    paths.push_back(entry.drop_front(3).str());
    if (entry.take_front(2).find_first_of("RC") != llvm::StringRef::npos) status = status.split('\0').second;
  }
  return paths;
}

}  // namespace

llvm::Expected<std::vector<std::string>> uncommitted_changes(const std::string& root) {
  if (!is_checkout(root)) return std::vector<std::string>{};
  const llvm::ErrorOr<std::string> git = llvm::sys::findProgramByName("git");
  if (!git) return unknown(root, "git is not on the path");
  llvm::SmallString<128> out;
  llvm::SmallString<128> said;
  if (llvm::sys::fs::createTemporaryFile("ssot-status", "out", out) ||
      llvm::sys::fs::createTemporaryFile("ssot-status", "err", said))
    return unknown(root, "no temporary file can be made");
  const llvm::FileRemover remove_out(out);
  const llvm::FileRemover remove_said(said);
  const std::optional<llvm::StringRef> redirects[] = {llvm::StringRef(), llvm::StringRef(out), llvm::StringRef(said)};
  std::string failed;
  const int code = llvm::sys::ExecuteAndWait(
      *git,
      {*git, "-C", root, "--no-optional-locks", "status", "--porcelain", "-z", "--untracked-files=no", "--", "."},
      std::nullopt, redirects, most_seconds, 0, &failed);
  if (code == 0) return paths_of(text_of(out));
  if (failed.empty()) failed = llvm::StringRef(text_of(said)).trim().split('\n').first.str();
  return unknown(root, "git status ended with " + std::to_string(code) + (failed.empty() ? "" : ", " + failed));
}

}  // namespace ssot::cli
