#include "cli/candidate_units.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "collect/class_table.hpp"
#include "facts/merge.hpp"
#include "lint/context.hpp"
#include "lint/manager_family.hpp"
#include "scan/parallel.hpp"
#include "support/path.hpp"

namespace ssot::cli {
namespace {

struct Candidates {
  std::set<std::string> files;        // that hold one
  std::vector<std::string> macros;    // that make one
};

Candidates candidates_of(const Workspace& workspace) {
  Candidates out;
  for (const rules::Concept& unit : workspace.rules.concepts) {
    if (unit.canonical.type.empty()) continue;
    const std::set<std::string> names = lint::names_of_canonical(workspace.classes_by_text, unit.canonical);
    if (names.size() < workspace.settings.duplicates.shared) continue;
    const lint::ManagerFamily family =
        lint::family_of(workspace.classes_by_text, unit.canonical, names, workspace.settings.duplicates.shared);
    for (const lint::ManagerFamily::Member& each : family.members)
      if (each.of->macro.empty())
        out.files.insert(each.of->file);
      else
        out.macros.push_back(each.of->macro);
  }
  return out;
}

void add_users_of_macros(Candidates& candidates, const Workspace& workspace, const Disk& disk) {
  if (candidates.macros.empty()) return;
  std::vector<char> uses(workspace.files.size());
  scan::for_each_item(workspace.files.size(), workspace.jobs, [&] {
    return [&](std::size_t i) {
      if (!collect::is_cpp_file(workspace.files[i])) return;
      llvm::Expected<std::string> text = disk.read(workspace.files[i]);
      if (text) uses[i] = collect::has_token(*text, candidates.macros);
      else llvm::consumeError(text.takeError());
    };
  });
  for (std::size_t i = 0; i < uses.size(); ++i)
    if (uses[i] != 0) candidates.files.insert(workspace.files[i]);
}

// What of a command decides which branches are taken.
std::string branches_of(const scan::Command& command) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < command.args.size(); ++i) {
    const std::string& word = command.args[i];
    if (word == "-D" || word == "-U" || word == "-include")
      words.push_back(word + (i + 1 < command.args.size() ? command.args[i + 1] : ""));
    else if (word.starts_with("-D") || word.starts_with("-U") || word.starts_with("-std") || word.starts_with("-m") ||
             word.starts_with("--target"))
      words.push_back(word);
  }
  std::sort(words.begin(), words.end());
  std::string key = command.configuration;
  for (const std::string& word : words) key += '\n' + word;
  return key;
}

// The unit whose source is nearest, compiling this file instead.
scan::Command command_for(const std::string& file, const std::vector<scan::Command>& commands) {
  const auto common = [&](const scan::Command& command) {
    std::size_t i = 0;
    while (i < file.size() && i < command.file.size() && file[i] == command.file[i]) ++i;
    return i;
  };
  const scan::Command* nearest = &commands.front();
  for (const scan::Command& each : commands)
    if (common(each) > common(*nearest)) nearest = &each;
  scan::Command command = *nearest;
  command.file = file;
  command.args.back() = file;
  command.args.insert(command.args.end() - 1, {"-x", "c++", "-Wno-pragma-once-outside-header"});
  return command;
}

}  // namespace

facts::ClassTable read_class_table(const Workspace& workspace, const std::vector<std::string>& read, const Disk& disk) {
  std::set<std::string> files(workspace.files.begin(), workspace.files.end());
  for (const std::string& file : read)
    for (const rules::Concept& unit : workspace.rules.concepts)
      if (ends_with_path(file, lint::bare(unit.canonical.include))) files.insert(file);
  return collect::class_table({files.begin(), files.end()}, disk, workspace.jobs);
}

std::vector<std::size_t> candidate_units(const Workspace& workspace, const scan::Selection& selection, const Disk& disk) {
  Candidates candidates = candidates_of(workspace);
  add_users_of_macros(candidates, workspace, disk);
  if (candidates.files.empty()) return {};
  std::vector<bool> is_candidate;
  for (const std::string& file : selection.files) is_candidate.push_back(candidates.files.contains(file));
  const std::set<std::size_t> selected(selection.selected.begin(), selection.selected.end());
  std::set<std::pair<scan::FileNumber, std::string>> covered;  // file, branches
  // Whether a file of the unit was not covered, with these branches.
  const auto covers = [&](std::size_t i) {
    bool is_new = false;
    std::string branches;
    for (const scan::FileNumber file : selection.members[i]) {
      if (!is_candidate[file]) continue;
      if (branches.empty()) branches = branches_of(workspace.database.commands[i]);
      is_new |= covered.emplace(file, branches).second;
    }
    return is_new;
  };
  for (const std::size_t i : selected) covers(i);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < selection.members.size(); ++i)
    if (!selected.contains(i) && covers(i)) out.push_back(i);
  return out;
}

facts::Facts unread_candidates(const Workspace& workspace, const facts::Facts& facts) {
  std::set<std::string> read;
  for (const facts::Unit& unit : facts.units)
    for (const facts::FileId file : unit.files) read.insert(facts.path(file));
  std::vector<scan::Command> commands;
  if (!workspace.database.commands.empty())
    for (const std::string& file : candidates_of(workspace).files)
      if (!read.contains(file) && !workspace.territory.excluded(file) && !workspace.index->is_legacy_file(file))
        commands.push_back(command_for(file, workspace.database.commands));
  std::vector<const scan::Command*> wanted;
  for (const scan::Command& command : commands) wanted.push_back(&command);
  collect::Means means = workspace.means();
  means.store = nullptr;
  means.preambles = nullptr;
  facts::Merger merger;
  for (facts::Facts& one : collect::collect_each(wanted, *workspace.index, workspace.territory, {}, means, {})) {
    if (!one.units.front().parsed) continue;
    facts::Facts kept;
    kept.files = std::move(one.files);
    kept.definitions = std::move(one.definitions);
    kept.function_groups = std::move(one.function_groups);
    merger.add(std::move(kept));
  }
  return std::move(merger).whole();
}

}  // namespace ssot::cli
