#include "cli/workspace.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <numeric>
#include <regex>
#include <set>
#include <thread>

#include "cli/candidate_units.hpp"
#include "cli/facts_cache.hpp"
#include "cli/legacy_files.hpp"
#include "edit/apply.hpp"
#include "scan/closures.hpp"
#include "scan/select.hpp"
#include "scan/twins.hpp"
#include "support/counted.hpp"
#include "support/glob.hpp"
#include "support/path.hpp"

namespace ssot::cli {
namespace fs = std::filesystem;
namespace {

std::function<bool(const std::string&)> exclusion(const std::string& root, const rules::Settings& settings) {
  std::vector<std::regex> patterns;
  for (const std::string& pattern : settings.exclude) patterns.emplace_back(regex_of_glob(pattern));
  for (const std::string& pattern : settings.generated) patterns.emplace_back(regex_of_glob(pattern));
  return [root, patterns](const std::string& path) {
    const std::string relative = path.substr(std::min(path.size(), root.size() + 1));
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::regex& pattern) { return std::regex_match(relative, pattern); });
  };
}

llvm::Expected<rules::Settings> settings_of(const std::string& root, const Disk& disk) {
  const std::string file = settings_file(root, disk);
  if (!disk.exists(file)) return rules::Settings{};
  if (const std::string other = root + "/.ssot.json"; file != other && disk.exists(other))
    return problem({other, 0, 0, {}}, "there is an ssot.json beside it, and only one can hold", "remove one of them");
  llvm::Expected<std::string> text = disk.read(file);
  if (!text) return text.takeError();
  return rules::read_settings(file, *text);
}

// A build folder holds copies and generated files that are nobody's sources.
bool is_in_build_folder(const std::string& path, const std::string& root,
                        const std::vector<std::string>& builds) {
  return path.starts_with(root + "/build/") || path.starts_with(root + "/.ssot/") ||
         std::any_of(builds.begin(), builds.end(),
                     [&](const std::string& build) { return path.starts_with(build + "/"); });
}

// The folders' own names where the builds lie elsewhere: the last parts of their paths, as many as tell them apart.
std::vector<std::string> names_of_builds(const std::vector<std::string>& paths, const Workspace& workspace) {
  std::vector<std::string> folders;
  for (const std::string& path : paths) folders.push_back(workspace.relative(fs::path(path).parent_path().string()));
  if (std::none_of(folders.begin(), folders.end(), [](const std::string& folder) { return folder.starts_with("/"); }))
    return folders;
  for (std::size_t parts = 1;; ++parts) {
    std::vector<std::string> names;
    for (const std::string& folder : folders) {
      std::size_t begin = folder.size();
      for (std::size_t i = 0; i < parts && begin != std::string::npos && begin != 0; ++i)
        begin = folder.rfind('/', begin - 1);
      names.push_back(begin == std::string::npos ? folder : folder.substr(begin + (folder[begin] == '/' ? 1 : 0)));
    }
    if (std::set<std::string>(names.begin(), names.end()).size() == names.size()) return names;
  }
}

// One database, or several as configurations that are named after their folders.
llvm::Expected<scan::CompileDatabase> read_database(const std::vector<std::string>& paths,
                                                    const Workspace& workspace, const Disk& disk) {
  std::vector<scan::CompileDatabase> databases;
  const std::vector<std::string> names = names_of_builds(paths, workspace);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string& path = paths[i];
    llvm::Expected<scan::CompileDatabase> database = scan::read_compile_database(
        path, disk, [&](const std::string& file) { return workspace.index->is_legacy_implementation(file); });
    if (!database) return database.takeError();
    if (paths.size() > 1)
      for (scan::Command& command : database->commands)
        command.configuration = names[i];
    databases.push_back(std::move(*database));
  }
  return scan::join(std::move(databases));
}

llvm::Expected<std::vector<std::string>> database_paths(const CommonOptions& options,
                                                        const Workspace& workspace) {
  std::vector<std::string> folders = options.build_dirs;
  if (folders.empty())
    for (const std::string& each : workspace.settings.build) folders.push_back(workspace.root + "/" + each);
  if (folders.empty()) folders.emplace_back();  // to be found
  std::vector<std::string> paths;
  for (const std::string& folder : folders) {
    llvm::Expected<std::string> path = scan::find_compile_database(workspace.root, folder);
    if (!path) return path.takeError();
    if (std::find(paths.begin(), paths.end(), *path) == paths.end()) paths.push_back(std::move(*path));
  }
  return paths;
}

// Before anything is parsed: what a generator did not write yet is known by now.
void tell_missing(const scan::Selection& selection, Workspace& workspace, Console& console) {
  struct Of {
    std::string at;
    std::set<std::size_t> commands;
  };
  std::map<std::string, Of> headers;
  std::set<std::size_t> all;
  for (const scan::MissingHeader& each : selection.missing) {
    Of& of = headers[each.written];
    if (of.at.empty() || each.at < of.at) of.at = each.at;
    of.commands.insert(each.command);
    all.insert(each.command);
  }
  workspace.missing = all.size();
  for (const auto& [written, of] : headers)
    console.error(workspace.relative(of.at) + ": error: the header " + written + " is not there (" +
                  counted(of.commands.size(), "translation unit") + ")");
  if (!headers.empty())
    console.error("  help: build the generated headers first, or check the include paths in the compile database");
}

// Of units that a parser cannot tell apart, one is parsed.
void take_but_twins(const scan::Selection& selection, const CommonOptions& options, Workspace& workspace,
                    const Disk& disk) {
  std::vector<const scan::Command*> units;
  for (const std::size_t i : selection.selected) units.push_back(&workspace.database.commands[i]);
  std::vector<std::size_t> parsed_as(units.size());
  std::iota(parsed_as.begin(), parsed_as.end(), std::size_t{0});
  if (!options.whole)
    parsed_as = scan::find_twins(
        units, [&](std::size_t i) { return selection.closure(selection.selected[i]); }, disk, workspace.jobs);
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (parsed_as[i] != i) {
      workspace.twins.push_back(*units[i]);
      continue;
    }
    workspace.selected.push_back(*units[i]);
    workspace.closures.push_back(selection.closure(selection.selected[i]));
    workspace.digests.push_back(selection.digests[selection.selected[i]]);
  }
}

std::string told_of_twins(const Workspace& workspace) {
  const std::size_t count = workspace.twins.size();
  if (count == 0) return {};
  return "; " + std::to_string(count) + " more " + (count == 1 ? "differs" : "differ") +
         " from one of them in options that no file asks for";
}

llvm::Error select(Workspace& workspace, const CommonOptions& options, const std::vector<std::string>& builds,
                   const Disk& disk, Console& console) {
  if (!options.scan) {
    workspace.selected = workspace.database.commands;
    workspace.closures.resize(workspace.selected.size());
    if (options.duplicates) workspace.classes_by_text = read_class_table(workspace, {}, disk);
    const auto read = [&] {
      std::set<std::string> out;
      std::vector<const scan::Command*> commands;
      for (const scan::Command& command : workspace.database.commands) commands.push_back(&command);
      for (const scan::Closure& closure : scan::find_closures(commands, workspace.jobs, {}))
        for (const std::string& file : closure.files) out.insert(disk.canonical(file));
      return out;
    };
    return locate_legacy_files(workspace, read, disk, console);
  }
  std::set<std::string> names(workspace.index->selecting_names().begin(),
                              workspace.index->selecting_names().end());
  for (const rules::Concept& unit : workspace.rules.concepts)
    if (!unit.canonical.type.empty())
      names.insert(unit.canonical.type.substr(unit.canonical.type.rfind(':') + 1));
  std::set<std::string> headers = workspace.index->header_suffixes();
  for (const rules::Concept& unit : workspace.rules.concepts)
    headers.insert(unit.canonical.implementation_headers.begin(),
                   unit.canonical.implementation_headers.end());
  const std::unique_ptr<scan::ScanStore> store = open_scan_store(workspace, options);
  llvm::Expected<scan::Selection> selection = scan::select_units(
      workspace.database, names, headers, disk, workspace.jobs,
      [&](std::size_t done, std::size_t total) { console.progress("scanned", done, total); }, store.get());
  if (!selection) return selection.takeError();
  const auto read = [&] {
    return std::set<std::string>(selection->files.begin(), selection->files.end());
  };
  if (llvm::Error error = locate_legacy_files(workspace, read, disk, console)) return error;
  if (options.duplicates) {
    workspace.classes_by_text = read_class_table(workspace, selection->files, disk);
    for (const std::size_t i : candidate_units(workspace, *selection, disk)) selection->selected.push_back(i);
    std::sort(selection->selected.begin(), selection->selected.end());
  }
  // A unit that shows nothing of the project (a dependency built along with it) is nobody's business here.
  std::vector<bool> is_of_project;
  for (const std::string& file : selection->files)
    is_of_project.push_back(file.starts_with(workspace.root + "/") && !is_in_build_folder(file, workspace.root, builds));
  const auto is_ours = [&](std::size_t i) {
    const std::vector<scan::FileNumber>& closure = selection->members[i];
    return closure.empty() || std::any_of(closure.begin(), closure.end(),
                                          [&](scan::FileNumber file) { return is_of_project[file]; });
  };
  std::erase_if(selection->selected, [&](std::size_t i) { return !is_ours(i); });
  take_but_twins(*selection, options, workspace, disk);
  tell_missing(*selection, workspace, console);
  workspace.seen = std::move(selection->seen);
  workspace.scanned_files = std::move(selection->files);
  console.notice(std::to_string(workspace.selected.size()) + " of " +
                 std::to_string(workspace.database.commands.size()) + " translation units can matter" +
                 told_of_twins(workspace));
  return llvm::Error::success();
}

}  // namespace

llvm::Expected<std::string> find_root(const CommonOptions& options, const Disk& disk) {
  if (!options.root.empty()) {
    const std::string root = disk.canonical(fs::absolute(options.root).string());
    if (fs::is_directory(root)) return root;
    return problem({root, 0, 0, {}}, "there is no folder of this name", "correct the value of --root");
  }
  for (fs::path at = fs::current_path(); !at.empty(); at = at.parent_path()) {
    if (fs::exists(at / "ssot.json") || fs::exists(at / ".ssot.json") || fs::exists(at / ".git")) return disk.canonical(at.string());
    if (at == at.root_path()) break;
  }
  return disk.canonical(fs::current_path().string());
}

std::string settings_file(const std::string& root, const Disk& disk) {
  const std::string plain = root + "/ssot.json";
  const std::string hidden = root + "/.ssot.json";
  return !disk.exists(plain) && disk.exists(hidden) ? hidden : plain;
}

std::string Workspace::relative(const std::string& path) const {
  return shown_below(root, path);
}

collect::Means Workspace::means() const {
  return {jobs, store.get(), preambles.get(), memory.get(), whole, nullptr, classes};
}

std::string state_folder(const std::string& root) {
  return edit::state_folder(root);
}

llvm::Error recover_interrupted(const CommonOptions& options, Disk& disk, Console& console) {
  llvm::Expected<std::string> root = find_root(options, disk);
  if (!root) return root.takeError();
  llvm::Expected<bool> recovered = edit::recover(disk, *root);
  if (!recovered) return recovered.takeError();
  if (*recovered)
    console.notice("an interrupted run was found: its files were put back as they were before it");
  return llvm::Error::success();
}

llvm::Expected<Workspace> open_rules(const CommonOptions& options, const Disk& disk) {
  Workspace workspace;
  llvm::Expected<std::string> root = find_root(options, disk);
  if (!root) return root.takeError();
  workspace.root = std::move(*root);
  workspace.jobs = options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  llvm::Expected<rules::Settings> settings = settings_of(workspace.root, disk);
  if (!settings) return settings.takeError();
  workspace.settings = std::move(*settings);
  std::vector<std::string> files;
  for (const std::string& file : options.rules) files.push_back(fs::absolute(file).string());
  llvm::Expected<rules::RuleSet> rules =
      rules::read_rule_set(disk, workspace.root, workspace.settings, files);
  if (!rules) return rules.takeError();
  workspace.rules = std::move(*rules);
  workspace.index = std::make_unique<collect::EntityIndex>(workspace.rules);
  if (options.every_class) workspace.index->take_every_class();
  workspace.territory = {workspace.root, exclusion(workspace.root, workspace.settings)};
  return workspace;
}

llvm::Expected<Workspace> open_workspace(const CommonOptions& options, const Disk& disk, Console& console) {
  llvm::Expected<Workspace> opened = open_rules(options, disk);
  if (!opened) return opened.takeError();
  Workspace workspace = std::move(*opened);
  llvm::Expected<std::vector<std::string>> paths = database_paths(options, workspace);
  if (!paths) return paths.takeError();
  llvm::Expected<scan::CompileDatabase> database = read_database(*paths, workspace, disk);
  if (!database) return database.takeError();
  workspace.database = std::move(*database);
  for (const std::string& notice : workspace.database.notices) console.notice("notice: " + notice);
  for (const std::string& path : *paths)
    workspace.builds.push_back(fs::path(disk.canonical(path)).parent_path().string());
  std::vector<std::string> builds;
  for (const std::string& path : *paths)
    if (std::string folder = disk.canonical(fs::path(path).parent_path().string()); folder != workspace.root)
      builds.push_back(std::move(folder));
  workspace.territory.excluded = [excluded = workspace.territory.excluded, root = workspace.root,
                                  builds](const std::string& file) {
    return excluded(file) || is_in_build_folder(file, root, builds);
  };
  std::vector<std::string> files = disk.list(workspace.root);
  if (llvm::Error error = unite_names(workspace, files, disk)) return error;
  for (std::string& file : files)
    if (!is_in_build_folder(file, workspace.root, builds)) workspace.files.push_back(std::move(file));
  if (llvm::Error error = select(workspace, options, builds, disk, console)) return error;
  workspace.store = open_facts_cache(workspace, options, disk);
  workspace.whole = options.whole;
  if (!options.whole)
    workspace.preambles =
        std::make_unique<collect::Preambles>(workspace.selected, *workspace.index, workspace.territory);
  workspace.memory = std::make_unique<collect::MemoryBudget>(
      options.memory != 0 ? options.memory : collect::MemoryBudget::available());
  if (workspace.memory->at_once() < std::min<std::size_t>(workspace.jobs, workspace.selected.size()))
    console.notice("notice: there is memory for " + std::to_string(workspace.memory->at_once()) + " of " +
                   std::to_string(workspace.jobs) + " workers, by what one may need; see --memory");
  return workspace;
}

facts::Facts collect_facts(const Workspace& workspace, Console& console) {
  std::vector<const scan::Command*> commands;
  for (const scan::Command& command : workspace.selected) commands.push_back(&command);
  if (workspace.store != nullptr)
    if (std::optional<facts::Facts> known = workspace.store->find_whole(commands, workspace.classes)) return std::move(*known);
  facts::Facts facts = collect::collect_all(
      commands, *workspace.index, workspace.territory, {}, workspace.means(),
      [&](std::size_t done, std::size_t total, const std::string&) {
        console.progress("parsed", done, total);
      });
  if (workspace.store != nullptr) workspace.store->keep_whole(commands, workspace.classes, facts);
  return facts;
}

std::size_t report_unparsed(const facts::Facts& facts, const Workspace& workspace, Console& console) {
  std::size_t broken = 0;
  for (const facts::Unit& unit : facts.units) {
    if (unit.parsed) continue;
    ++broken;
    std::string text = workspace.relative(unit.file) + ": error: this translation unit does not parse" +
                       (unit.configuration.empty() ? "" : " (in " + unit.configuration + ")");
    if (!unit.errors.empty()) {
      const facts::Diagnostic& first = unit.errors.front();
      text += "\n  " + workspace.relative(first.file) + ":" + std::to_string(first.line) + ":" +
              std::to_string(first.column) + ": " + first.message;
    }
    console.error(text);
  }
  if (broken != 0)
    console.error(std::to_string(broken) + " of " + std::to_string(facts.units.size()) +
                  " translation units did not parse, so what they hold is not known\n"
                  "  help: build them first (generated headers?), or check the compile database");
  return broken;
}

}  // namespace ssot::cli
