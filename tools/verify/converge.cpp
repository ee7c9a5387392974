#include "verify/converge.hpp"

#include <algorithm>
#include <set>

#include "facts/merge.hpp"
#include "plan/includes.hpp"
#include "verify/blame.hpp"

namespace ssot::verify {
namespace {

using Warnings =
    std::map<std::string, std::set<std::pair<std::string, std::string>>>;  // unit => file, message

Warnings warnings_of(const facts::Facts& facts) {
  Warnings out;
  for (const facts::Unit& unit : facts.units)
    for (const facts::Diagnostic& warning : unit.warnings)
      out[unit.file].insert({warning.file, warning.message});
  return out;
}

constexpr std::size_t max_said = 10;  // of what is taken back in a round

class Loop {
 public:
  Loop(const World& world, const facts::Facts& before, const Say& say, const collect::Progress& progress)
      : world_(world),
        before_(before),
        say_(say),
        progress_(progress),
        known_warnings_(warnings_of(before)) {}

  llvm::Expected<Outcome> run() {
    std::set<std::string> dirty = all_units();
    std::map<std::string, facts::Facts> after;  // by unit
    for (;;) {
      ++outcome_.rounds;
      outcome_.plan = plan::make_plan(before_, world_.rules, rejected_);
      llvm::Expected<edit::Edits> edits = edit::render(outcome_.plan, before_, world_.disk);
      if (!edits) return edits.takeError();
      const std::set<std::string> changed = changed_files(*edits);
      outcome_.edits = std::move(*edits);
      if (outcome_.rounds > 1) dirty = units_that_see(changed);
      if (llvm::Error error = parse(dirty, after)) return error;
      const std::set<Blame> blamed = judge(after);
      if (fatal_) return std::move(fatal_);
      if (blamed.empty()) {
        facts::Facts whole = merged(after);
        if (take_back_unstable(whole)) continue;
        outcome_.units_verified = after.size();
        outcome_.after = std::move(whole);
        return std::move(outcome_);
      }
      if (!take_back(blamed) && !take_back_files_of(blamed)) return stuck(blamed);
    }
  }

 private:
  // Implementations of legacy managers go with the migration; they are not verified.
  bool is_ours(const scan::Command& command) const {
    return !world_.index.is_legacy_implementation(command.file);
  }

  std::set<std::string> units_that_see(const std::set<std::string>& paths) const {
    std::set<std::string> out;
    for (const facts::Unit& unit : before_.units)
      for (const facts::FileId file : unit.files)
        if (paths.contains(before_.path(file))) {
          out.insert(unit.file);
          break;
        }
    return out;
  }

  std::set<std::string> all_units() const {
    std::set<std::string> paths;
    for (const auto& [path, text] : world_.shims) paths.insert(path);
    plan::Plan plan = plan::make_plan(before_, world_.rules, rejected_);
    for (const plan::Change& change : plan.changes) paths.insert(before_.path(change.range.file));
    for (const plan::IncludeChange& change : plan.includes)
      paths.insert(before_.path(change.include.range.file));
    for (const plan::AddedInclude& added : plan.added) paths.insert(before_.path(added.file));
    return units_that_see(paths);
  }

  // Files whose text differs from the round before.
  std::set<std::string> changed_files(const edit::Edits& now) const {
    std::set<std::string> out;
    for (const auto& [path, edited] : now) {
      const auto old = outcome_.edits.find(path);
      if (old == outcome_.edits.end() || old->second.after != edited.after) out.insert(path);
    }
    for (const auto& [path, edited] : outcome_.edits)
      if (!now.contains(path)) out.insert(path);
    return out;
  }

  llvm::Error parse(const std::set<std::string>& units, std::map<std::string, facts::Facts>& after) {
    collect::Overlay overlay = world_.shims;
    for (const auto& [path, edited] : outcome_.edits) overlay[path] = edited.after;
    std::vector<const scan::Command*> commands;
    for (const scan::Command& command : world_.commands)
      if (units.contains(command.file) && is_ours(command)) commands.push_back(&command);
    say_("round " + std::to_string(outcome_.rounds) + ": " + std::to_string(outcome_.edits.size()) +
         " edited files, " + std::to_string(commands.size()) + " translation units to verify");
    std::vector<facts::Facts> parts = collect::collect_each(commands, world_.index, world_.territory, overlay,
                                                            world_.jobs, progress_, world_.store);
    for (std::size_t i = 0; i < commands.size(); ++i) after[commands[i]->file] = std::move(parts[i]);
    return llvm::Error::success();
  }

  std::set<Blame> judge(const std::map<std::string, facts::Facts>& after) {
    std::set<std::string> include_edits, losing = files_that_lose_an_include();
    for (const plan::IncludeChange& change : outcome_.plan.includes)
      include_edits.insert(before_.path(change.include.range.file));
    for (const plan::AddedInclude& added : outcome_.plan.added)
      include_edits.insert(before_.path(added.file));
    std::set<Blame> blamed;
    for (const auto& [file, facts] : after) {
      const facts::Unit& unit = facts.units.front();
      std::vector<std::vector<facts::Diagnostic>> wrong = complaints(unit.errors);
      for (const facts::Diagnostic& warning : unit.warnings)
        if (!known_warnings_[file].contains({warning.file, warning.message})) wrong.push_back({warning});
      if (was_broken(file)) wrong.clear();
      std::set<std::string> touched;
      for (const facts::FileId id : unit.files)
        if (outcome_.edits.contains(facts.path(id))) touched.insert(facts.path(id));
      for (const auto& complaint : wrong) {
        const std::set<Blame> found = blame(complaint, outcome_.edits, include_edits, touched, losing);
        if (found.empty()) return fail(complaint.front(), file);
        blamed.insert(found.begin(), found.end());
      }
    }
    return blamed;
  }

  // A legacy include goes, and nothing comes in its place.
  std::set<std::string> files_that_lose_an_include() const {
    std::set<std::string> all, replaced;
    for (const plan::IncludeChange& change : outcome_.plan.includes)
      (change.replacement.empty() ? all : replaced).insert(before_.path(change.include.range.file));
    for (const std::string& path : replaced) all.erase(path);
    return all;
  }

  bool was_broken(const std::string& file) const {
    return std::any_of(before_.units.begin(), before_.units.end(),
                       [&](const facts::Unit& unit) { return unit.file == file && !unit.parsed; });
  }

  std::set<Blame> fail(const facts::Diagnostic& what, const std::string& unit) {
    fatal_ = problem(ExitCode::refused, {what.file, what.line, what.column, {}},
                     what.message + " (in " + unit + ", seen through the shims, with no edit to take back)",
                     "the rules or a shim do not fit this code; see `ssot rules check`. Nothing was written");
    return {};
  }

  // A legacy include that went for nothing is replaced first, and stays only if that was not enough.
  void take_back_include(const Blame& one, bool is_lost, std::vector<std::string>& lines) {
    if (is_lost) {
      if (rejected_.removals.emplace(one.include, one.reason).second)
        lines.push_back("the removal of an include of " + shown(one.include) +
                        ", which is replaced then: " + one.reason);
    } else if (rejected_.includes.emplace(one.include, one.reason).second) {
      lines.push_back("the includes of " + shown(one.include) + ": " + one.reason);
    }
  }

  // Whether anything was taken back that was not before: only then is another round of use.
  bool take_back(const std::set<Blame>& blamed) {
    std::vector<std::string> lines;
    std::set<std::string> losing = files_that_lose_an_include();
    std::erase_if(losing, [&](const std::string& path) { return rejected_.removals.contains(path); });
    for (const Blame& one : blamed) {
      if (!one.group.empty() && rejected_.groups.emplace(one.group, one.reason).second)
        lines.push_back(place_of(one.group) + ": " + one.reason);
      if (!one.include.empty()) take_back_include(one, losing.contains(one.include), lines);
    }
    if (lines.empty()) return false;
    say_("taken back: " + std::to_string(lines.size()) + (lines.size() == 1 ? " group" : " groups") +
         " of changes");
    for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), max_said); ++i) say_("  " + lines[i]);
    if (lines.size() > max_said)
      say_("  and " + std::to_string(lines.size() - max_said) + " more, with their reasons in the account");
    return true;
  }

  // Keeping the includes of a file was not enough: all changes of the file are taken back.
  bool take_back_files_of(const std::set<Blame>& blamed) {
    std::set<Blame> wider;
    for (const Blame& one : blamed)
      for (const std::string& group : groups_in(one.include)) wider.insert({group, {}, one.reason});
    return take_back(wider);
  }

  llvm::Error stuck(const std::set<Blame>& blamed) const {
    const Blame& one = *blamed.begin();
    return problem(ExitCode::refused, {one.include, 0, 0, {}},
                   one.reason + ", and no change is left to take back",
                   "the rules or a shim do not fit this code; see `ssot rules check`. Nothing was written");
  }

  std::string shown(const std::string& path) const {
    const std::string root = world_.territory.root + "/";
    return path.starts_with(root) ? path.substr(root.size()) : path;
  }

  // A group is named after its first node, "@path:offset"; people are told the line.
  std::string place_of(const std::string& group) const {
    const std::size_t colon = group.rfind(':');
    std::size_t offset = 0;
    if (!group.starts_with("@") || llvm::StringRef(group).substr(colon + 1).getAsInteger(10, offset))
      return shown(group);
    const std::string path = group.substr(1, colon - 1);
    llvm::Expected<std::string> text = world_.disk.read(path);
    if (!text) {
      llvm::consumeError(text.takeError());
      return shown(path);
    }
    return shown(path) + ":" + std::to_string(1 + llvm::StringRef(*text).take_front(offset).count('\n'));
  }

  static facts::Facts merged(const std::map<std::string, facts::Facts>& after) {
    std::vector<facts::Facts> parts;
    for (const auto& [file, facts] : after) parts.push_back(facts);
    return facts::merge(parts);
  }

  // Planning the result again must find nothing to do, but for what was taken back.
  bool take_back_unstable(const facts::Facts& whole) {
    const plan::Plan again = plan::make_plan(whole, world_.rules);
    std::set<std::pair<std::string, std::string>> expected;
    for (const plan::Decision& decision : outcome_.plan.decisions)
      if (decision.status != plan::Status::rewritten)
        expected.insert({before_.path(decision.site.name.file), decision.site.rule});
    bool unstable = false;
    for (const plan::Decision& decision : again.decisions) {
      if (decision.status != plan::Status::rewritten) continue;
      const std::string& path = whole.path(decision.site.name.file);
      if (expected.contains({path, decision.site.rule})) continue;
      for (const std::string& group : groups_in(path))
        unstable = rejected_.groups
                       .emplace(group, "the result would still hold a legacy use: " + decision.site.entity)
                       .second ||
                   unstable;
    }
    return unstable;
  }

  std::set<std::string> groups_in(const std::string& path) const {
    std::set<std::string> out;
    if (const auto file = outcome_.edits.find(path); file != outcome_.edits.end())
      for (const auto& [line, group] : file->second.groups_by_line)
        if (!group.empty()) out.insert(group);
    return out;
  }

  const World& world_;
  const facts::Facts& before_;
  const Say& say_;
  const collect::Progress& progress_;
  Warnings known_warnings_;
  plan::Rejections rejected_;
  Outcome outcome_;
  llvm::Error fatal_ = llvm::Error::success();
};

}  // namespace

llvm::Expected<Outcome> converge(const World& world, const facts::Facts& before, const Say& say,
                                 const collect::Progress& progress) {
  return Loop(world, before, say, progress).run();
}

}  // namespace ssot::verify
