#include "cli/include_paths.hpp"

#include <algorithm>

#include "lint/context.hpp"
#include "support/path.hpp"

namespace ssot::cli {
namespace {

struct Folders {
  std::set<std::string> all{"/usr/include", "/usr/local/include"};
  bool may_be_more = false;
};

void add_folders(const scan::Command& command, Folders& folders) {
  for (std::size_t i = 0; i < command.args.size(); ++i) {
    const std::string& word = command.args[i];
    for (const std::string option : {"-I", "-isystem", "-iquote", "-idirafter", "-cxx-isystem"}) {
      if (!word.starts_with(option)) continue;
      std::string folder = word.substr(option.size());
      if (folder.empty() && i + 1 < command.args.size()) folder = command.args[i + 1];
      if (!folder.empty()) folders.all.insert(folder.front() == '/' ? folder : command.directory + "/" + folder);
      break;
    }
    for (const char* option : {"--sysroot", "-isysroot", "-F", "-iframework", "-ivfsoverlay", "-iprefix", "-iwithprefix"})
      folders.may_be_more = folders.may_be_more || word.starts_with(option);
  }
}

bool is_below_root(const Workspace& workspace, const std::string& header) {
  return std::any_of(workspace.files.begin(), workspace.files.end(),
                     [&](const std::string& path) { return ends_with_path(path, header); });
}

}  // namespace

std::set<std::string> lost_includes(const Workspace& workspace, const Disk& disk) {
  std::set<std::string> lost;
  Folders folders;
  for (const scan::Command& command : workspace.database.commands) add_folders(command, folders);
  if (folders.may_be_more) return lost;
  for (const rules::Concept& unit : workspace.rules.concepts) {
    const std::string header = lint::bare(unit.canonical.include);
    const bool is_found = is_below_root(workspace, header) ||
                          std::any_of(folders.all.begin(), folders.all.end(), [&](const std::string& folder) {
                            return disk.exists(folder + "/" + header);
                          });
    if (!is_found) lost.insert(unit.canonical.include);
  }
  return lost;
}

}  // namespace ssot::cli
