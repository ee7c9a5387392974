#include "cli/since.hpp"

#include <algorithm>
#include <iterator>

#include "collect/class_table.hpp"
#include "lint/earlier.hpp"
#include "report/line_diff.hpp"

namespace ssot::cli {
namespace {

// The disk as it was, to read from.
class DiskBefore final : public MemoryDisk {
 public:
  DiskBefore(const Disk& disk, const Change& change) : disk_(disk), change_(change) { files = change.before; }

  bool exists(const std::string& path) const override {
    return files.contains(path) || (!change_.added.contains(path) && disk_.exists(path));
  }
  llvm::Expected<std::string> read(const std::string& path) const override {
    return files.contains(path) || change_.added.contains(path) ? MemoryDisk::read(path) : disk_.read(path);
  }

 private:
  const Disk& disk_;
  const Change& change_;
};

bool rules_changed(const Change& change, const Workspace& workspace, const Disk& disk) {
  const auto touches = [&](const std::string& file) { return change.touches(disk.canonical(file)); };
  return touches(settings_file(workspace.root, disk)) ||
         std::any_of(workspace.rules.concepts.begin(), workspace.rules.concepts.end(),
                     [&](const rules::Concept& unit) { return touches(unit.canonical.place.file); });
}

// What was looked at now, and what has changed since, for a finding may have stood there; without what was not there.
std::vector<const scan::Command*> commands_before(const Change& change, const Workspace& workspace, const Disk& disk) {
  std::set<std::pair<std::string, std::string>> selected;
  for (const scan::Command& command : workspace.selected) selected.emplace(command.file, command.configuration);
  std::vector<const scan::Command*> commands;
  for (const scan::Command& command : workspace.database.commands) {
    const std::string path = disk.canonical(command.file);
    if (change.added.contains(path)) continue;
    if (selected.contains({command.file, command.configuration}) || change.before.contains(path))
      commands.push_back(&command);
  }
  return commands;
}

facts::Facts facts_before(const Change& change, const Workspace& workspace, const Disk& disk, Console& console) {
  return collect::collect_all(commands_before(change, workspace, disk), *workspace.index, workspace.territory,
                              change.before, workspace.means(),
                              [&](std::size_t done, std::size_t total, const std::string&) {
                                console.progress("parsed as it was", done, total);
                              });
}

llvm::Expected<lint::Accepted> accepted_before(const lint::Accepted& now, const Disk& before) {
  lint::Accepted accepted;
  accepted.file = now.file;
  accepted.moves = now.moves;
  if (now.file.empty() || !before.exists(now.file)) return accepted;
  llvm::Expected<std::string> text = before.read(now.file);
  if (!text) return text.takeError();
  llvm::Expected<lint::Baseline> baseline = lint::read_baseline(now.file, *text);
  if (!baseline) return baseline.takeError();
  accepted.baseline = std::move(*baseline);
  return accepted;
}

std::set<unsigned> lines_that_differ(const std::string& before, const std::string& now) {
  std::set<unsigned> lines;
  unsigned line = 1;
  for (const report::Run& run : report::line_diff(report::split_lines(before), report::split_lines(now))) {
    if (run.change == report::Change::removed) continue;
    for (std::size_t i = 0; i < run.count; ++i, ++line)
      if (run.change == report::Change::added) lines.insert(line);
  }
  return lines;
}

class TouchedLines {
 public:
  TouchedLines(const Change& change, const Disk& disk) : change_(change), disk_(disk) {}

  bool operator()(const lint::Region& region) {
    if (change_.added.contains(region.file)) return true;
    const auto before = change_.before.find(region.file);
    if (before == change_.before.end()) return false;
    const auto [known, is_new] = lines_.try_emplace(region.file);
    if (is_new) {
      llvm::Expected<std::string> now = disk_.read(region.file);
      if (now) known->second = lines_that_differ(before->second, *now);
      llvm::consumeError(now.takeError());
    }
    const auto at = known->second.lower_bound(region.line);
    return at != known->second.end() && *at <= region.end_line;
  }

 private:
  const Change& change_;
  const Disk& disk_;
  std::map<std::string, std::set<unsigned>> lines_;
};

// Those whose classes were read, with the canonical header where it lies outside of the root.
std::vector<std::string> files_of(std::vector<std::string> files, const lint::Context& now) {
  if (now.classes == nullptr) return {};
  for (const facts::LexicalClass& each : now.classes->classes)
    if (!each.file.starts_with(now.root + "/") && (files.empty() || files.back() != each.file)) files.push_back(each.file);
  return files;
}

// Whether there are some.
bool tell_unparsed(const facts::Facts& facts, Console& console) {
  const auto broken =
      std::count_if(facts.units.begin(), facts.units.end(), [](const facts::Unit& unit) { return !unit.parsed; });
  if (broken != 0)
    console.notice("notice: " + std::to_string(broken) + " units do not parse as they were under today's build, so what "
                   "they held then is not known, and may be told");
  return broken != 0;
}

}  // namespace

llvm::Expected<lint::Result> only_since(const Change& change, lint::Result now, const lint::Context& context,
                                        const lint::Accepted& accepted, const Workspace& workspace, const Disk& disk,
                                        Console& console) {
  if (rules_changed(change, workspace, disk)) {
    console.notice("notice: the rules or ssot.json changed as well, so every finding is told");
    return now;
  }
  const DiskBefore disk_before(disk, change);
  llvm::Expected<lint::Ledger> ledger = lint::ledger_at(context.ledger_file, disk_before);
  if (!ledger) return ledger.takeError();
  llvm::Expected<lint::Accepted> accepted_then = accepted_before(accepted, disk_before);
  if (!accepted_then) return accepted_then.takeError();
  const facts::Facts facts = facts_before(change, workspace, disk, console);
  if (tell_unparsed(facts, console)) accepted_then->tell_stale = false;
  lint::Context before{facts, context.rules, *ledger, disk_before, context.root};
  before.headers = context.headers;
  before.implementations = context.implementations;
  before.ledger_file = context.ledger_file;
  const auto add_those_of_then = [&](const std::vector<std::string>& now, std::vector<std::string>& then) {
    std::copy_if(now.begin(), now.end(), std::back_inserter(then),
                 [&](const std::string& file) { return !change.added.contains(file); });
  };
  add_those_of_then(context.files, before.files);
  add_those_of_then(context.texts, before.texts);
  before.own_files = context.own_files;
  before.lost_includes = context.lost_includes;
  before.programs = context.programs;
  before.all_definitions = context.all_definitions;
  before.duplicates = context.duplicates;
  before.switched_on = context.switched_on;
  const facts::ClassTable classes = collect::class_table(files_of(before.files, context), disk_before, workspace.jobs);
  before.classes = &classes;
  std::erase_if(before.implementations, [&](const std::string& path) { return change.added.contains(path); });
  const lint::Result then = lint::run(before, now.checks, *accepted_then);
  return lint::without_earlier(std::move(now), then.findings, change.renamed, TouchedLines(change, disk));
}

}  // namespace ssot::cli
