#include "cli/git.hpp"

#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Program.h>

#include <optional>
#include <sstream>

namespace ssot::cli {

std::vector<std::string> uncommitted_changes(const std::string& root) {
  const llvm::ErrorOr<std::string> git = llvm::sys::findProgramByName("git");
  llvm::SmallString<128> out;
  if (!git || llvm::sys::fs::createTemporaryFile("ssot-status", "txt", out)) return {};
  const std::string nowhere;
  const std::optional<llvm::StringRef> redirects[] = {nowhere, llvm::StringRef(out), nowhere};
  const int code = llvm::sys::ExecuteAndWait(
      *git, {*git, "-C", root, "status", "--porcelain", "--untracked-files=no", "--", "."}, std::nullopt,
      redirects, 60);
  std::vector<std::string> changed;
  if (auto text = llvm::MemoryBuffer::getFile(out); code == 0 && text) {
    std::istringstream lines((*text)->getBuffer().str());
    for (std::string line; std::getline(lines, line);)
      if (line.size() > 3) changed.push_back(line.substr(3));
  }
  llvm::sys::fs::remove(out);
  return changed;
}

}  // namespace ssot::cli
