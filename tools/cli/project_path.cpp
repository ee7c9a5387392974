#include "cli/project_path.hpp"

#include <filesystem>
#include <set>

#include "support/nearest.hpp"

namespace ssot::cli {
namespace fs = std::filesystem;
namespace {

bool is_below(const std::string& path, const std::string& root) {
  return path == root || path.starts_with(root + "/");
}

// A file of the same name elsewhere is meant more often than one that is spelled alike.
std::string guess(const std::string& word, const Workspace& workspace) {
  const std::string name = fs::path(word).filename().string();
  std::set<std::string> known;
  for (const std::string& file : workspace.files) {
    const fs::path shown = workspace.relative(file);
    if (shown.filename() == name) return shown.string();
    for (fs::path at = shown; !at.empty(); at = at.parent_path()) known.insert(at.string());
  }
  return nearest(word, {known.begin(), known.end()});
}

}  // namespace

llvm::Expected<std::string> project_path(const std::string& word, const std::string& option, const Workspace& workspace,
                                         const Disk& disk) {
  std::error_code ignored;
  for (const fs::path& from : {fs::absolute(word), fs::path(workspace.root) / word}) {
    if (word.empty() || !fs::exists(from, ignored)) continue;
    std::string path = disk.canonical(from.lexically_normal().string());
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    if (!is_below(path, workspace.root))
      return problem({path, 0, 0, {}}, "this is not below the root of the project, " + workspace.root,
                     "correct the value of " + option + ", or name the root with --root");
    const auto same = workspace.territory.same_file.find(path);
    return same == workspace.territory.same_file.end() ? path : same->second;
  }
  const std::string near = guess(word, workspace);
  return problem({word, 0, 0, {}}, "there is no such file or folder",
                 near.empty() ? "correct the value of " + option : "did you mean " + near + "?");
}

}  // namespace ssot::cli
