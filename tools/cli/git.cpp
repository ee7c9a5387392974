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

std::optional<std::string> checkout_top(const std::string& folder) {
  std::error_code ignored;
  for (std::filesystem::path at = folder;; at = at.parent_path()) {
    if (std::filesystem::exists(at / ".git", ignored)) return at.string();
    if (at == at.root_path() || at.empty()) return std::nullopt;
  }
}

std::string failure_of(const std::optional<GitAnswer>& answer, const std::string& command, const std::string& why) {
  if (!answer) return why;
  return "git " + command + " ended with " + std::to_string(answer->code) +
         (answer->said.empty() ? "" : ", " + answer->said);
}

std::optional<GitAnswer> ask_git(const std::string& folder, const std::vector<std::string>& words, std::string& why) {
  const llvm::ErrorOr<std::string> git = llvm::sys::findProgramByName("git");
  llvm::SmallString<128> out;
  llvm::SmallString<128> said;
  if (!git) {
    why = "git is not on the path";
    return std::nullopt;
  }
  if (llvm::sys::fs::createTemporaryFile("ssot-git", "out", out) ||
      llvm::sys::fs::createTemporaryFile("ssot-git", "err", said)) {
    why = "no temporary file can be made";
    return std::nullopt;
  }
  const llvm::FileRemover remove_out(out);
  const llvm::FileRemover remove_said(said);
  const std::optional<llvm::StringRef> redirects[] = {llvm::StringRef(), llvm::StringRef(out), llvm::StringRef(said)};
  std::vector<llvm::StringRef> arguments{*git, "-C", folder, "--no-optional-locks"};
  arguments.insert(arguments.end(), words.begin(), words.end());
  const int code = llvm::sys::ExecuteAndWait(*git, arguments, std::nullopt, redirects, most_seconds, 0, &why);
  if (code < 0) return std::nullopt;  // it could not be started, crashed, or took too long
  return GitAnswer{code, text_of(out), llvm::StringRef(text_of(said)).trim().split('\n').first.str()};
}

std::vector<std::string> split_at_nul(const std::string& text) {
  std::vector<std::string> parts;
  for (llvm::StringRef rest = text; !rest.empty();) {
    const auto [part, behind] = rest.split('\0');
    parts.push_back(part.str());
    rest = behind;
  }
  return parts;
}

llvm::Expected<std::vector<std::string>> uncommitted_changes(const std::string& root) {
  if (!is_checkout(root)) return std::vector<std::string>{};
  std::string why;
  const std::optional<GitAnswer> answer =
      ask_git(root, {"status", "--porcelain", "-z", "--untracked-files=no", "--", "."}, why);
  if (answer && answer->code == 0) return paths_of(answer->out);
  return unknown(root, failure_of(answer, "status", why));
}

}  // namespace ssot::cli
