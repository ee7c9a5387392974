#include "cli/legacy_files.hpp"

#include <algorithm>
#include <map>

#include "plan/includes.hpp"
#include "shim/write_shim.hpp"
#include "support/path.hpp"

namespace ssot::cli {
namespace {

bool is_legacy(const Workspace& workspace, const std::string& path) {
  return !plan::legacy_header_of(path, workspace.rules).empty() || workspace.index->is_legacy_implementation(path);
}

// Of the names of one file it goes by one that is excluded, so that it is left alone; else by one that the rules name.
void choose_name(Workspace& workspace, const std::vector<std::string>& names) {
  const auto excluded = std::find_if(names.begin(), names.end(), workspace.territory.excluded);
  const auto legacy =
      std::find_if(names.begin(), names.end(), [&](const std::string& name) { return is_legacy(workspace, name); });
  const std::string& chosen = excluded != names.end() ? *excluded : legacy != names.end() ? *legacy : names.front();
  for (const std::string& name : names)
    if (name != chosen) workspace.territory.same_file.emplace(name, chosen);
}

// A legacy file as the rules name it => the files of that name that may be edited.
using Candidates = std::map<std::string, std::vector<std::string>>;

Candidates headers_among(const Workspace& workspace) {
  Candidates out;
  for (const std::string& path : workspace.files)
    if (const std::string header = plan::legacy_header_of(path, workspace.rules);
        !header.empty() && !workspace.territory.excluded(path))
      out[header].push_back(path);
  return out;
}

Candidates implementations_among(const Workspace& workspace) {
  Candidates out;
  for (const std::string& path : workspace.files) {
    if (!plan::legacy_header_of(path, workspace.rules).empty() || workspace.territory.excluded(path)) continue;
    for (const rules::Concept& unit : workspace.rules.concepts)
      for (const rules::LegacyHeader& header : unit.headers)
        for (const std::string& source : header.implementations)
          if (ends_with_path(path, source)) out[source].push_back(path);
  }
  for (auto& [name, paths] : out) paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return out;
}

bool is_shim(const std::string& path, const Disk& disk) {
  llvm::Expected<std::string> text = disk.read(path);
  if (text) return shim::is_written_shim(*text);
  llvm::consumeError(text.takeError());
  return false;
}

// The one that is meant; the rest is left alone. After a migration no unit may read it.
llvm::Expected<std::string> chosen(const std::string& name, const std::vector<std::string>& paths,
                                   const std::set<std::string>& read, const Workspace& workspace, const Disk& disk,
                                   Console& console) {
  if (paths.size() == 1) return paths.front();
  std::vector<std::string> meant;
  for (const std::string& path : paths)
    if (read.contains(path)) meant.push_back(path);
  if (meant.empty())
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(meant),
                 [&](const std::string& path) { return is_shim(path, disk); });
  if (meant.size() != 1) {
    std::string all;
    for (const std::string& path : paths) all += (all.empty() ? "" : ", ") + workspace.relative(path);
    return problem({paths.front(), 0, 0, {}},
                   "several files are the legacy " + name + " of the rules: " + all + ", and " +
                       (meant.empty() ? "no translation unit reads one of them" : "translation units read more than one"),
                   "list those that are not meant under `exclude` in ssot.json, or say more of the path in the rules");
  }
  for (const std::string& path : paths)
    if (path != meant.front())
      console.notice("notice: " + workspace.relative(path) + " has the name of the legacy " + name +
                     ", and no translation unit reads it; it is left alone");
  return meant.front();
}

}  // namespace

llvm::Error unite_names(Workspace& workspace, std::vector<std::string>& files, const Disk& disk) {
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::vector<std::string>> by_file;
  std::set<std::string> dropped;
  for (const std::string& path : files) {
    const std::optional<Standing> here = disk.look(path);
    if (!here) continue;
    if (!here->is_link) {
      if (here->names > 1) by_file[{here->device, here->inode}].push_back(path);
      continue;
    }
    const std::string real = disk.canonical(path);
    const std::string header = plan::legacy_header_of(path, workspace.rules);
    if (!header.empty() && plan::legacy_header_of(real, workspace.rules) != header)
      return problem({path, 0, 0, {}}, "this legacy header is a symbolic link to " + real,
                     "name that file as the header in the rules, or put it in the place of the link");
    if (real.starts_with(workspace.root + "/") && !workspace.index->is_legacy_implementation(path))
      dropped.insert(path);
  }
  for (const auto& [file, names] : by_file)
    if (names.size() > 1) choose_name(workspace, names);
  std::erase_if(files, [&](const std::string& path) {
    return dropped.contains(path) || workspace.territory.same_file.contains(path);
  });
  return llvm::Error::success();
}

llvm::Error locate_legacy_files(Workspace& workspace, const std::function<std::set<std::string>()>& read,
                                const Disk& disk, Console& console) {
  const Candidates headers = headers_among(workspace), implementations = implementations_among(workspace);
  const auto is_doubtful = [](const Candidates& all) {
    return std::any_of(all.begin(), all.end(), [](const auto& each) { return each.second.size() > 1; });
  };
  const std::set<std::string> files =
      is_doubtful(headers) || is_doubtful(implementations) ? read() : std::set<std::string>();
  for (const auto& [name, paths] : headers) {
    llvm::Expected<std::string> path = chosen(name, paths, files, workspace, disk, console);
    if (!path) return path.takeError();
    workspace.headers.push_back({*path, name});
  }
  for (const auto& [name, paths] : implementations) {
    llvm::Expected<std::string> path = chosen(name, paths, files, workspace, disk, console);
    if (!path) return path.takeError();
    workspace.implementations.push_back(*path);
  }
  std::sort(workspace.headers.begin(), workspace.headers.end(),
            [](const Located& a, const Located& b) { return a.path < b.path; });
  std::sort(workspace.implementations.begin(), workspace.implementations.end());
  return llvm::Error::success();
}

}  // namespace ssot::cli
