#include "verify/converge.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "plan/forward_declarations.hpp"
#include "plan/includes.hpp"
#include "support/path.hpp"
#include "verify/blame.hpp"
#include "verify/same_choices.hpp"
#include "verify/short_names.hpp"
#include "verify/verified_units.hpp"

namespace ssot::verify {

char UnfitShim::ID;

namespace {

using Warnings = std::map<UnitId, std::set<std::pair<std::string, std::string>>>;  // => file, message

Warnings warnings_of(const facts::Facts& facts) {
  Warnings out;
  for (const facts::Unit& unit : facts.units)
    for (const facts::Diagnostic& warning : unit.warnings)
      out[id_of(unit)].insert({warning.file, warning.message});
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
        unreached_(before, world.index),
        known_warnings_(warnings_of(before)),
        rejected_(world.start) {}

  llvm::Expected<Outcome> run() {
    VerifiedUnits after;
    for (;;) {
      ++outcome_.rounds;
      outcome_.plan = plan::make_plan(before_, world_.rules, rejected_);
      llvm::Expected<edit::Edits> edits = edit::render(outcome_.plan, before_, world_.disk);
      if (!edits) return edits.takeError();
      std::set<std::string> changed = changed_files(*edits);
      outcome_.edits = std::move(*edits);
      if (outcome_.rounds == 1)
        for (const auto& [path, text] : world_.shims) changed.insert(path);
      parse(units_that_see(changed), after);
      if (world_.share) {
        outcome_.units_verified = after.all().size();
        return std::move(outcome_);
      }
      std::set<Blame> blamed = judge(after);
      if (fatal_) return std::move(fatal_);
      if (take_along()) continue;
      if (blamed.empty()) {
        if (take_back_short_names(after)) continue;
        facts::Facts whole = after.merged();
        blamed = judge_choices(whole);
        if (fatal_) return std::move(fatal_);
        if (!blamed.empty() && take_back(blamed)) continue;
        if (take_back_unstable(whole)) continue;
        outcome_.units_verified = after.all().size();
        outcome_.after = std::move(whole);
        outcome_.rejected = rejected_;
        return std::move(outcome_);
      }
      if (take_back_short_names(after, blamed)) continue;
      if (!take_back(blamed) && !take_back_files_of(blamed)) return stuck(blamed);
    }
  }

 private:
  // Implementations of legacy managers go with the migration; they are not verified.
  bool is_ours(const scan::Command& command) const {
    return !world_.index.is_legacy_implementation(command.file);
  }

  bool is_in_share(const scan::Command& command) const { return !world_.share || world_.share->holds(command); }

  std::set<UnitId> units_that_see(const std::set<std::string>& paths) const {
    std::set<UnitId> out;
    for (const facts::Unit& unit : before_.units)
      for (const facts::FileId file : unit.files)
        if (paths.contains(before_.path(file))) {
          out.insert(id_of(unit));
          break;
        }
    return out;
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

  void parse(const std::set<UnitId>& units, VerifiedUnits& after) {
    collect::Overlay overlay = world_.shims;
    for (const auto& [path, edited] : outcome_.edits) overlay[path] = edited.after;
    std::vector<const scan::Command*> commands;
    for (const scan::Command& command : world_.commands)
      if (units.contains(id_of(command)) && is_ours(command) && is_in_share(command)) commands.push_back(&command);
    say_("round " + std::to_string(outcome_.rounds) + ": " + std::to_string(outcome_.edits.size()) +
         " edited files, " + std::to_string(commands.size()) + " translation units to verify");
    collect::Means means = world_.means;
    means.unreached = &unreached_;
    collect::collect_into([&](std::size_t, facts::Facts facts) { after.put(std::move(facts)); }, commands, world_.index,
                          world_.territory, overlay, means, progress_);
  }

  std::set<Blame> judge(const VerifiedUnits& after) {
    std::set<std::string> include_edits;
    losing_ = files_that_lose_an_include();
    for (const plan::IncludeChange& change : outcome_.plan.includes)
      include_edits.insert(before_.path(change.include.range.file));
    for (const plan::AddedInclude& added : outcome_.plan.added)
      include_edits.insert(before_.path(added.file));
    std::set<Blame> blamed;
    complained_.clear();
    for (const auto& [id, seen] : after.all()) {
      const facts::Unit& unit = seen.unit;
      std::vector<std::vector<facts::Diagnostic>> wrong = complaints(unit.errors);
      for (const facts::Diagnostic& warning : unit.warnings)
        if (!known_warnings_[id].contains({warning.file, warning.message})) wrong.push_back({warning});
      if (was_broken(id)) wrong.clear();
      std::set<std::string> touched;
      for (const std::string& file : seen.files)
        if (outcome_.edits.contains(file)) touched.insert(file);
      for (const auto& complaint : wrong) {
        if (const std::set<std::string> groups = left_on_shims(complaint.front(), id); !groups.empty()) {
          if (!world_.outside_may_come) return fail_outside(complaint.front());
          along_.insert(groups.begin(), groups.end());
          continue;
        }
        const std::set<Blame> found = blame(complaint, outcome_.edits, include_edits, touched, losing_);
        if (found.empty()) return fail(complaint.front(), unit);
        for (const facts::Diagnostic& each : complaint) complained_.insert({each.file, each.line});
        blamed.insert(found.begin(), found.end());
      }
    }
    return cause_of(std::move(blamed));
  }

  // A forward declaration that does not fit spoils the type, and with it all that is said behind it: it goes alone.
  std::set<Blame> cause_of(std::set<Blame> blamed) const {
    std::set<std::string> forward;
    for (const plan::Decision& decision : outcome_.plan.decisions)
      if (decision.site.kind == facts::SiteKind::forward_declaration && decision.status == plan::Status::rewritten &&
          !decision.as_include)
        forward.insert(decision.group);
    const auto is_forward = [&](const Blame& one) { return forward.contains(one.group); };
    if (std::any_of(blamed.begin(), blamed.end(), is_forward))
      std::erase_if(blamed, [&](const Blame& one) { return !is_forward(one); });
    return blamed;
  }

  // The groups outside whose own text does not compile on the shims, whatever is edited elsewhere.
  std::set<std::string> left_on_shims(const facts::Diagnostic& what, const UnitId& id) {
    std::set<std::string> on_line, in_file;
    if (rejected_.outside.empty() || outcome_.edits.contains(what.file)) return {};
    llvm::Expected<std::string> text = world_.disk.read(what.file);
    if (!text) {
      llvm::consumeError(text.takeError());
      return {};
    }
    for (const plan::Decision& decision : outcome_.plan.decisions) {
      if (decision.status != plan::Status::outside || before_.path(decision.site.name.file) != what.file)
        continue;
      in_file.insert(decision.group);
      const llvm::StringRef above = llvm::StringRef(*text).take_front(decision.site.name.begin);
      if (above.count('\n') + 1 == what.line) on_line.insert(decision.group);
    }
    if (in_file.empty() || !is_of_shims(what, id)) return {};
    return on_line.empty() ? in_file : on_line;
  }

  bool is_of_shims(const facts::Diagnostic& what, const UnitId& id) {
    if (outcome_.edits.empty()) return true;
    auto [at, is_new] = on_shims_.try_emplace(id);
    if (is_new) {
      std::vector<const scan::Command*> commands;
      for (const scan::Command& command : world_.commands)
        if (id_of(command) == id) commands.push_back(&command);
      for (const facts::Facts& facts : collect::collect_each(commands, world_.index, world_.territory,
                                                             world_.shims, world_.means, progress_))
        for (const facts::Unit& unit : facts.units) {
          at->second.insert(unit.errors.begin(), unit.errors.end());
          at->second.insert(unit.warnings.begin(), unit.warnings.end());
        }
    }
    return at->second.contains(what);
  }

  // What cannot stay behind. Whether there was any.
  bool take_along() {
    if (along_.empty()) return false;
    say_("it does not compile on the compatibility headers, and comes along: " +
         std::to_string(along_.size()) + (along_.size() == 1 ? " group" : " groups") + " of changes");
    for (const plan::Decision& decision : outcome_.plan.decisions)
      if (along_.contains(decision.group))
        rejected_.outside.files.erase(before_.path(decision.site.name.file));
    for (const std::string& group : along_) rejected_.outside.groups.erase(group);
    along_.clear();
    return true;
  }

  std::set<Blame> fail_outside(const facts::Diagnostic& what) {
    fatal_ = problem(ExitCode::refused, {what.file, what.line, what.column, {}},
                     what.message + " (it is outside of " + world_.start.outside.where +
                         ", and does not compile on the compatibility headers that the rest needs)",
                     "take in " + shown(what.file) +
                         ", or see what its rule gives the header with `ssot rules check`. "
                         "Nothing was written");
    return {};
  }

  // What compiles, and means something else.
  std::set<Blame> judge_choices(const facts::Facts& after) {
    std::set<Blame> blamed;
    std::vector<facts::Site> rewritten;
    for (const plan::Decision& decision : outcome_.plan.decisions)
      if (decision.status == plan::Status::rewritten) rewritten.push_back(decision.site);
    for (const OtherChoice& other : other_choices(before_, after, rewritten, &unreached_)) {
      facts::Diagnostic at{other.file, 1, 1, other.what};
      const std::string whole = text_now(other.file);
      const llvm::StringRef text = llvm::StringRef(whole).take_front(other.place.begin);
      at.line = static_cast<unsigned>(1 + text.count('\n'));
      at.column = static_cast<unsigned>(text.size() - (text.rfind('\n') + 1) + 1);
      const std::string reason = "the result would behave otherwise: " + other.what;
      std::set<Blame> found = blame_line(at, outcome_.edits, reason, groups_around(other, after));
      blamed.insert(found.begin(), found.end());
      if (found.empty() && other.what.find(" would override ") != std::string::npos)
        fail(at, "through the shim " + other.what);
      else if (found.empty() && said_.insert(other).second)
        say_(shown(other.file) + ":" + std::to_string(at.line) + ": " + other.what +
             ", and no edit of this file is the cause");
    }
    return blamed;
  }

  // Groups with a site in the declaration around a choice: nearer to it than all of its file.
  std::set<std::string> groups_around(const OtherChoice& other, const facts::Facts& after) const {
    std::set<std::string> enclosing, out;
    for (const facts::Choice& choice : after.choices)
      if (choice.place == other.place && after.path(choice.place.file) == other.file) enclosing.insert(choice.enclosing);
    for (const plan::Decision& decision : outcome_.plan.decisions)
      if (decision.status == plan::Status::rewritten && before_.path(decision.site.name.file) == other.file &&
          enclosing.contains(decision.site.enclosing))
        out.insert(decision.group);
    return out;
  }

  // With the edits of this round; empty where it cannot be read.
  std::string text_now(const std::string& path) const {
    if (const auto edited = outcome_.edits.find(path); edited != outcome_.edits.end())
      return edited->second.after;
    llvm::Expected<std::string> text = world_.disk.read(path);
    if (!text) return llvm::consumeError(text.takeError()), std::string();
    return std::move(*text);
  }

  // A legacy include goes, and nothing comes in its place.
  std::set<std::string> files_that_lose_an_include() const {
    std::set<std::string> all, replaced;
    for (const plan::IncludeChange& change : outcome_.plan.includes)
      (change.replacement.empty() ? all : replaced).insert(before_.path(change.include.range.file));
    for (const std::string& path : replaced) all.erase(path);
    return all;
  }

  bool was_broken(const UnitId& id) const {
    return std::any_of(before_.units.begin(), before_.units.end(),
                       [&](const facts::Unit& unit) { return id_of(unit) == id && !unit.parsed; });
  }

  // Names in short form that are not proven are put in full: all, or those of the blamed groups. Where a
  // compiler complains, a proof may be its guess of what was meant, so that all names of those lines are.
  bool take_back_short_names(const VerifiedUnits& after,
                             const std::optional<std::set<Blame>>& blamed = std::nullopt) {
    std::set<facts::Range> sites = after.meanings().unproven(outcome_.edits);
    if (blamed) {
      std::set<facts::Range> theirs;
      for (const plan::Change& change : outcome_.plan.changes)
        if (std::any_of(blamed->begin(), blamed->end(),
                        [&](const Blame& one) { return one.group == change.group; }))
          theirs.insert(change.site);
      std::erase_if(sites, [&](const facts::Range& site) { return !theirs.contains(site); });
      for (const auto& [path, line] : complained_)
        if (const auto edited = outcome_.edits.find(path); edited != outcome_.edits.end())
          for (const facts::Range& site : short_names_in(edited->second, line)) sites.insert(site);
    }
    if (sites.empty()) return false;
    rejected_.short_names.insert(sites.begin(), sites.end());
    say_("written in full: the names at " + std::to_string(sites.size()) +
         (sites.size() == 1 ? " site" : " sites"));
    return true;
  }

  std::set<Blame> fail(const facts::Diagnostic& what, const facts::Unit& unit) {
    const std::string build = unit.configuration.empty() ? "" : " of " + unit.configuration;
    fail(what,
         what.message + " (in " + shown(unit.file) + build + ", seen through the shims, with no edit to take back)");
    return {};
  }

  void fail(const facts::Diagnostic& at, const std::string& what) {
    const std::string why = why_stays(at);
    fatal_ = llvm::make_error<UnfitShim>(
        ExitCode::refused, Place{at.file, at.line, at.column, {}}, what,
        why.empty() ? "the rules or a shim do not fit this code; see `ssot rules check`. Nothing was written"
                    : "what stays there cannot live on a shim, and stays because " + why +
                          ". Change that, or see `ssot rules check`. Nothing was written");
  }

  // The reason of the site there, or of the last one before it in the declaration around.
  std::string why_stays(const facts::Diagnostic& at) const {
    llvm::Expected<std::string> text = world_.disk.read(at.file);
    if (!text) return llvm::consumeError(text.takeError()), std::string();
    const auto line_of = [&](std::uint32_t offset) {
      return 1U + static_cast<unsigned>(llvm::StringRef(*text).take_front(offset).count('\n'));
    };
    const plan::Decision* nearest = nullptr;
    for (const plan::Decision& decision : outcome_.plan.decisions)
      if (decision.status != plan::Status::rewritten && !decision.reason.empty() &&
          before_.path(decision.site.name.file) == at.file && line_of(decision.site.name.begin) <= at.line)
        nearest = &decision;
    return nearest == nullptr || line_of(nearest->site.name.begin) + 2 < at.line ? std::string()
                                                                                 : nearest->reason;
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
    std::erase_if(losing_, [&](const std::string& path) { return rejected_.removals.contains(path); });
    for (const Blame& one : blamed) {
      if (!one.group.empty() && rejected_.groups.emplace(one.group, one.reason).second)
        lines.push_back(place_of(one.group) + ": " + one.reason);
      if (!one.include.empty()) take_back_include(one, losing_.contains(one.include), lines);
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

  std::string shown(const std::string& path) const { return shown_below(world_.territory.root, path); }

  // A group is named after its first node, "@path:offset"; people are told the line.
  std::string place_of(const std::string& named) const {
    const std::string group = plan::without_include(named);
    const std::size_t colon = group.rfind(':');
    std::size_t offset = 0;
    if (!group.starts_with("@") || llvm::StringRef(group).substr(colon + 1).getAsInteger(10, offset))
      return shown(group);
    const std::string path = group.substr(1, colon - 1);
    const auto edited = outcome_.edits.find(path);
    if (edited == outcome_.edits.end()) return shown(path);
    const llvm::StringRef before = edited->second.before;
    return shown(path) + ":" + std::to_string(1 + before.take_front(offset).count('\n'));
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
  collect::Unreached unreached_;
  Warnings known_warnings_;
  plan::Rejections rejected_;
  std::set<std::pair<std::string, unsigned>> complained_;   // lines of the new text, in this round
  std::set<OtherChoice> said_;                              // what no edit is to blame for
  std::set<std::string> along_;                             // groups outside that cannot stay there
  std::map<UnitId, std::set<facts::Diagnostic>> on_shims_;  // what units say of the shims alone
  Outcome outcome_;
  std::set<std::string> losing_;  // files in which a legacy include goes for nothing, in this round
  llvm::Error fatal_ = llvm::Error::success();
};

}  // namespace

llvm::Expected<Outcome> converge(const World& world, const facts::Facts& before, const Say& say,
                                 const collect::Progress& progress) {
  return Loop(world, before, say, progress).run();
}

}  // namespace ssot::verify
