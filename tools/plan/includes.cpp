#include "plan/includes.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "plan/include_graph.hpp"
#include "plan/include_needs.hpp"
#include "support/path.hpp"

namespace ssot::plan {
namespace {

using facts::FileId;
using facts::HeaderMention;
using facts::Include;
using rules::Concept;

constexpr const char* for_a_note = "a noted site of this file needs it, or what comes through it";
constexpr const char* with_the_last = "it goes with the last of them";

// What becomes of one file.
struct Work {
  std::vector<const Include*> going;  // in the order of places
  std::set<std::string> had;          // legacy headers that it includes itself
  std::set<std::string> kept;         // of those, the ones of which an include stays
  std::set<std::string> open;         // legacy headers that it needs and does not include itself
  std::set<std::string> noted;        // legacy headers that it needs for more than what another run takes
  std::set<const Concept*> owners;    // concepts whose rules changed something here
  std::set<const Concept*> silent;    // of those, the ones with a change that names nothing canonical
  std::set<std::string> named;        // includes that the new text asks for
};

class IncludePlanner {
 public:
  IncludePlanner(const facts::Facts& facts, const rules::RuleSet& rules, const Rejections& rejected,
                 Plan& plan)
      : facts_(facts), rules_(rules), rejected_(rejected), plan_(plan), graph_(facts), needs_(rules) {
    for (FileId id = 0; id < facts.files.size(); ++id)
      if (std::string header = legacy_header_of(facts.path(id), rules); !header.empty())
        legacy_.emplace(id, header);
    for (const Concept& unit : rules.concepts) {
      for (const rules::LegacyHeader& header : unit.headers) of_header_[header.path].push_back(&unit);
      for (const rules::LegacyHeader& header : unit.headers)
        if (!header.stays) moved_.insert(header.path);
      for (const rules::Rule& rule : unit.rules) {
        concept_of_rule_.emplace(rule.id, &unit);
        if (!rule.cases.empty()) new_type_.emplace(rule.id, rule.cases.front().to.value);
        if (!unit.headers[rule.header].stays) header_of_rule_.emplace(rule.id, unit.headers[rule.header].path);
      }
    }
    for (const auto& [rule, header] : header_of_rule_) moved_.erase(header);
    // A header that moved may be there already, and forward to its new place.
    std::map<FileId, std::set<std::string>> headers;
    for (const auto& [file, header] : legacy_) headers[file].insert(header);
    for (const std::string& header : moved_)
      for (const FileId file : found_as(of_header_.at(header).front()->canonical.include)) headers[file].insert(header);
    for (const facts::Use& use : facts.uses)
      if (const auto of = headers.find(use.provider); of != headers.end())
        for (const std::string& header : of->second) uses_.insert({use.user, header});
    is_forced_ = std::any_of(facts.header_mentions.begin(), facts.header_mentions.end(), [](const HeaderMention& mention) {
      return mention.kind == HeaderMention::Kind::forced;
    });
    for (const HeaderMention& mention : facts.header_mentions)
      if (mention.kind == HeaderMention::Kind::asked && mention.trouble.empty())
        asked_.insert({mention.range.file, mention.header});
      else if (mention.kind == HeaderMention::Kind::asked)
        asked_elsewhere_.emplace(std::pair{mention.range.file, mention.header}, mention.trouble);
  }

  void run() {
    collect_needs();
    for (const Include& include : facts_.includes)
      if (!is_legacy(include.range.file)) work_[include.range.file];
    for (auto& [file, work] : work_) sort_out(file, work);
    settle_macros();
    for (auto& [file, work] : work_) place(file, work);
    settle_mentions();
    drop_provided();
    keep_reachable();
    std::sort(plan_.kept_includes.begin(), plan_.kept_includes.end());
  }

 private:
  // --- what each file needs
  // ---------------------------------------------------------------------------------

  bool is_outside(FileId file) const { return rejected_.outside.files.contains(facts_.path(file)); }
  bool is_editable(FileId file) const { return facts_.files[file].editable && !is_outside(file); }
  bool is_legacy(FileId file) const { return legacy_.contains(file) || is_implementation(file); }

  bool is_implementation(FileId file) const {
    for (const Concept& unit : rules_.concepts)
      for (const rules::LegacyHeader& header : unit.headers)
        for (const std::string& source : header.implementations)
          if (ends_with_path(facts_.path(file), source)) return true;
    return false;
  }

  // Whom a changed text makes name something canonical: who reads a fragment without the legacy header makes no code
  // of what it says of it.
  std::set<FileId> users_of(FileId in) {
    std::set<FileId> out = graph_.owners(in);
    if (is_forced_) return out;
    std::erase_if(out, [&](FileId file) { return file != in && !sees_legacy(file); });
    return out;
  }

  bool sees_legacy(FileId file) {
    const auto [known, added] = sees_legacy_.emplace(file, false);
    if (added) {
      const std::set<FileId> closure = graph_.closure(file);
      known->second = std::any_of(closure.begin(), closure.end(), [&](FileId each) { return legacy_.contains(each); });
    }
    return known->second;
  }

  void collect_needs() {
    std::map<FileId, std::vector<const Change*>> changes;
    for (const Change& change : plan_.changes) changes[change.range.file].push_back(&change);
    for (const Decision& decision : plan_.decisions) {
      const FileId in = decision.site.name.file;
      const auto unit = concept_of_rule_.find(decision.site.rule);
      if (unit == concept_of_rule_.end()) continue;
      for (const FileId file : users_of(in)) {
        if (decision.status == Status::rewritten)
          work_[file].owners.insert(unit->second);
        else if (const auto header = header_of_rule_.find(decision.site.rule); header != header_of_rule_.end()) {
          work_[file].open.insert(header->second);
          if (decision.status != Status::outside) work_[file].noted.insert(header->second);
        }
      }
    }
    for (const auto& [in, all] : changes)
      for (const FileId file : users_of(in))
        for (const Change* change : all) work_[file].named.merge(named_by(*change, work_[file].owners));
    for (const Decision& decision : plan_.decisions) {
      const auto unit = concept_of_rule_.find(decision.site.rule);
      if (unit == concept_of_rule_.end() || decision.status != Status::rewritten) continue;
      for (const FileId file : users_of(decision.site.name.file))
        if (is_silent(decision, changes[decision.site.name.file], work_[file].owners))
          work_[file].silent.insert(unit->second);
    }
    std::erase_if(work_, [&](const auto& entry) { return is_legacy(entry.first); });
  }

  std::set<std::string> named_by(const Change& change, const std::set<const Concept*>& owners) const {
    std::set<std::string> out;
    for (const Fragment& fragment : change.fragments) out.merge(needs_.of(fragment.text, owners));
    return out;
  }

  bool is_silent(const Decision& decision, const std::vector<const Change*>& changes,
                 const std::set<const Concept*>& owners) const {
    return std::none_of(changes.begin(), changes.end(), [&](const Change* change) {
      return change->range.contains(decision.site.name) && !named_by(*change, owners).empty();
    });
  }

  // --- which includes go
  // ------------------------------------------------------------------------------------

  void keep(const Include& include, std::string reason, std::string todo, bool told) {
    const std::string& header = legacy_.at(include.target);
    work_[include.range.file].kept.insert(header);
    plan_.kept_includes.push_back({include.spelled, header, std::move(reason), std::move(todo), told});
  }

  void keep_needed(const Include& include, const Work& work) {
    const bool for_another_run =
        is_outside(include.range.file) && std::none_of(work.noted.begin(), work.noted.end(), [&](const auto& header) {
          std::set<FileId> seen;
          return reaches(include.target, header, seen);
        });
    if (for_another_run)
      keep(include, "it is outside of " + rejected_.outside.where, {}, false);
    else
      keep(include, for_a_note, with_the_last, false);
  }

  void sort_out(FileId file, Work& work) {
    const bool stays = rejected_.includes.contains(facts_.path(file)) || !is_editable(file);
    std::set<std::uint32_t> seen_here;
    for (const Include* include : graph_.of(file)) {
      if (!legacy_.contains(include->target) || !seen_here.insert(include->range.begin).second) continue;
      work.had.insert(legacy_.at(include->target));
      bool needed = stays;
      for (auto header = work.open.begin(); header != work.open.end();) {
        std::set<FileId> seen;
        const bool through = reaches(include->target, *header, seen);
        needed = needed || through;
        header = through ? work.open.erase(header) : std::next(header);
      }
      if (needed)
        keep_needed(*include, work);
      else if (const std::string* why = asked_below(file, legacy_.at(include->target)))
        keep(*include, "it goes with what asks for it: " + *why, "change both to " + canonical_of(*include), true);
      else if (finds_another(*include))
        keep(*include, "another translation unit finds another file under this name",
             "tell the two headers apart by their paths", true);
      else if (include->keyword == "include_next")
        keep(*include, "#include_next takes the next header of this name on the include path",
             "include " + canonical_of(*include) + " where the wrapper is meant to be replaced", true);
      else if (include->inside == "namespace" || include->inside == "declaration")
        keep(*include, "it is included inside of a declaration, where what it declares are other entities",
             "include " + canonical_of(*include) + " at file scope", true);
      else
        work.going.push_back(include);
    }
  }

  // Why the file, or one that it includes, gets another answer without the header; null: none asks.
  const std::string* asked_below(FileId file, const std::string& header) const {
    if (asked_elsewhere_.empty()) return nullptr;
    for (const FileId each : graph_.closure(file))
      if (const auto asked = asked_elsewhere_.find({each, header}); asked != asked_elsewhere_.end()) return &asked->second;
    return nullptr;
  }

  bool finds_another(const Include& include) const {
    const auto& includes = graph_.of(include.range.file);
    return std::any_of(includes.begin(), includes.end(), [&](const Include* other) {
      return other->range.begin == include.range.begin && !legacy_.contains(other->target);
    });
  }

  bool reaches(FileId from, const std::string& header, std::set<FileId>& seen) const {
    if (!seen.insert(from).second) return false;
    if (auto legacy = legacy_.find(from); legacy != legacy_.end() && legacy->second == header) return true;
    const auto& includes = graph_.of(from);
    return std::any_of(includes.begin(), includes.end(), [&](const Include* include) {
      return legacy_.contains(include->target) && reaches(include->target, header, seen);
    });
  }

  const std::string& canonical_of(const Include& include) const {
    return of_header_.at(legacy_.at(include.target)).front()->canonical.include;
  }

  // The text is in one place, its uses may be in many: all agree, or it stays.
  void settle_macros() {
    std::map<facts::Range, std::string> trouble;
    for (const Include& include : facts_.includes) {
      if (include.macro.empty() || include.definition.empty()) continue;
      const auto work = work_.find(include.range.file);
      const bool goes = work != work_.end() && std::find(work->second.going.begin(), work->second.going.end(),
                                                         &include) != work->second.going.end();
      std::string& reason = trouble[include.definition];
      if (!include.trouble.empty()) reason = include.trouble;
      if (reason.empty() && (!goes || rejected_.includes.contains(facts_.path(include.definition.file)) ||
                             is_outside(include.definition.file)))
        reason = "another include through the macro " + include.macro + " stays";
    }
    for (auto& [file, work] : work_)
      std::erase_if(work.going, [&](const Include* include) {
        if (include->macro.empty()) return false;
        const std::string& reason =
            include->definition.empty() ? include->trouble : trouble[include->definition];
        if (!reason.empty()) keep(*include, reason, "name " + canonical_of(*include) + " by hand", true);
        return !reason.empty();
      });
  }

  // --- what takes their place
  // -------------------------------------------------------------------------------

  // Somebody said that this include is meant, whatever the file uses of it.
  bool is_meant(const Include& include) const {
    const std::string& header = legacy_.at(include.target);
    return include.keep || !include.macro.empty() || graph_.is_exported(include) ||
           asked_.contains({include.range.file, header}) ||
           (moved_.contains(header) && uses_.contains({include.range.file, header}));
  }

  // Whoever used the legacy entity has the canonical one: both are declared in one header.
  static bool comes_with_legacy(const Concept& unit) {
    const std::string& include = unit.canonical.include;
    return include.size() > 2 &&
           std::any_of(unit.headers.begin(), unit.headers.end(), [&](const rules::LegacyHeader& header) {
             return header.stays && header.path == include.substr(1, include.size() - 2);
           });
  }

  std::set<std::string> wanted(FileId file, const Work& work) const {
    std::set<std::string> out = work.named;
    const bool again = rejected_.removals.contains(facts_.path(file));
    for (const Concept& unit : rules_.concepts) {
      const bool had = has_header_of(unit, work.had);
      if (out.contains(unit.canonical.include) && !had && only_declares(file, unit))
        out.erase(unit.canonical.include);
      // A canonical without a namespace, or without a type, is what a rule of its concept put there.
      const bool nameless = unit.canonical.type.find("::") == std::string::npos;
      if (nameless && work.owners.contains(&unit)) out.insert(unit.canonical.include);
      if (comes_with_legacy(unit)) out.erase(unit.canonical.include);
      out.merge(instead_of_forward(file, unit));
      if (had && (again || work.silent.contains(&unit))) out.insert(unit.canonical.include);
    }
    for (const Include* include : work.going)
      if (is_meant(*include)) out.insert(canonical_of(*include));
    std::erase_if(out, [&](const std::string& spelled) { return is_unwanted(file, spelled); });
    return out;
  }

  static bool has_header_of(const Concept& unit, const std::set<std::string>& had) {
    return std::any_of(unit.headers.begin(), unit.headers.end(),
                       [&](const rules::LegacyHeader& header) { return had.contains(header.path); });
  }

  bool only_declares(FileId file, const Concept& unit) const {
    return std::any_of(plan_.decisions.begin(), plan_.decisions.end(),
                       [&](const Decision& decision) { return is_forward(decision, file, unit) && !decision.as_include; });
  }

  // What defines the canonical types whose legacy ones are declared ahead no more.
  std::set<std::string> instead_of_forward(FileId file, const Concept& unit) const {
    std::set<std::string> out;
    for (const Decision& decision : plan_.decisions) {
      if (!is_forward(decision, file, unit) || !decision.as_include) continue;
      std::set<std::string> defines = needs_.of(new_type_.at(decision.site.rule), {&unit});
      if (defines.empty()) defines.insert(unit.canonical.include);
      out.merge(defines);
    }
    return out;
  }

  bool is_forward(const Decision& decision, FileId file, const Concept& unit) const {
    return decision.site.kind == facts::SiteKind::forward_declaration && decision.status == Status::rewritten &&
           decision.site.name.file == file && concept_of_rule_.at(decision.site.rule) == &unit;
  }

  bool is_unwanted(FileId file, const std::string& spelled) const {
    const std::vector<std::string>& unwanted = facts_.files[file].unwanted;
    return std::any_of(unwanted.begin(), unwanted.end(), [&](const std::string& other) {
      return other.size() > 2 && spelled.substr(1, spelled.size() - 2) == other.substr(1, other.size() - 2);
    });
  }

  // Whether the file has this include already, in force wherever `branch` is.
  bool has_include(FileId file, const std::string& spelled, std::uint32_t branch) const {
    const auto& includes = graph_.of(file);
    return std::any_of(includes.begin(), includes.end(), [&](const Include* include) {
      return (include->branch == 0 || include->branch == branch) && include->inside.empty() &&
             (include->written == spelled.substr(1, spelled.size() - 2) ||
              is_spelled(facts_.path(include->target), spelled));
    });
  }

  // Whether it is this very file that an include with these words finds.
  bool is_found_as(FileId file, const std::string& spelled) const {
    return is_spelled(facts_.path(file), spelled) &&
           std::any_of(facts_.includes.begin(), facts_.includes.end(), [&](const Include& include) {
             return include.target == file && include.written == spelled.substr(1, spelled.size() - 2);
           });
  }

  void place(FileId file, Work& work) {
    for (const std::string& header : work.open) lost_.emplace_back(file, header);
    if (!is_editable(file)) return;
    std::set<std::string> all = wanted(file, work);
    for (const Include* include : work.going) gone_.insert({include->range.file, include->range.begin});
    replace_definitions(work, all);
    std::erase_if(all, [&](const std::string& spelled) {
      return has_include(file, spelled, 0) || is_found_as(file, spelled);
    });
    std::map<std::uint32_t, std::set<std::string>> left;  // by branch: what is still to stand there
    bool outside = false;                                 // an include in force everywhere was met
    bool placed = false;
    for (const Include* include : work.going) {
      const bool here = include->inside.empty();
      std::set<std::string> mine;
      if (here && !(outside && include->branch != 0)) {
        const auto [at, first] = left.try_emplace(include->branch, all);
        mine = take(at->second, *include, work);
        placed = true;
        outside = outside || include->branch == 0;
      }
      if (include->branch != 0)
        std::erase_if(
            mine, [&](const std::string& spelled) { return has_include(file, spelled, include->branch); });
      plan_.includes.push_back({*include, {mine.begin(), mine.end()}});
      replaced_[file].insert(mine.begin(), mine.end());
      replaced_at_[{file, include->range.begin}] = std::move(mine);
    }
    if (!placed)
      for (const std::string& spelled : all) plan_.added.insert({file, spelled});
  }

  // Each canonical include goes where a header of its concept was; what belongs to none goes with the first.
  std::set<std::string> take(std::set<std::string>& left, const Include& include, const Work& work) const {
    std::set<std::string> mine;
    for (auto spelled = left.begin(); spelled != left.end();) {
      const bool elsewhere = std::any_of(work.going.begin(), work.going.end(), [&](const Include* other) {
        return other->branch == include.branch && other->inside.empty() && is_own(*other, *spelled) &&
               !is_own(include, *spelled);
      });
      if (elsewhere) {
        ++spelled;
        continue;
      }
      mine.insert(*spelled);
      spelled = left.erase(spelled);
    }
    return mine;
  }

  bool is_own(const Include& include, const std::string& spelled) const {
    const std::vector<const Concept*>& units = of_header_.at(legacy_.at(include.target));
    return std::any_of(units.begin(), units.end(),
                       [&](const Concept* unit) { return unit->canonical.include == spelled; });
  }

  void replace_definitions(Work& work, std::set<std::string>& all) {
    std::erase_if(work.going, [&](const Include* include) {
      if (include->macro.empty()) return false;
      all.erase(canonical_of(*include));
      if (!defined_.insert(include->definition).second) return true;
      Include definition = *include;
      definition.range = definition.spelled = include->definition;
      plan_.includes.push_back({definition, {canonical_of(*include)}});
      return true;
    });
  }

  // --- guards, switched-off branches, the compile command
  // ---------------------------------------------------

  void settle_mentions() {
    std::set<facts::Range> followed;
    for (const Include& include : facts_.includes) followed.insert(include.spelled);
    for (const HeaderMention& mention : facts_.header_mentions)
      if (mention.kind == HeaderMention::Kind::asked) followed.insert(mention.range);
    std::set<std::string> forced;
    for (const HeaderMention& mention : facts_.header_mentions) {
      const std::string& canonical = of_header_.at(mention.header).front()->canonical.include;
      if (mention.kind == HeaderMention::Kind::asked)
        settle_guard(mention, canonical);
      else if (mention.kind == HeaderMention::Kind::switched_off && !followed.contains(mention.range))
        tell(mention, "unseen: an #if switches it off in every translation unit that was read",
             "write " + canonical + " and what follows from it, or run with a build that reaches it");
      else if (mention.kind == HeaderMention::Kind::forced && forced.insert(mention.header).second)
        tell(mention, "the compile command includes it (-include)",
             "take it out of the build's flags when no source needs it");
    }
  }

  void tell(const HeaderMention& mention, std::string reason, std::string todo) {
    plan_.kept_includes.push_back({mention.range, mention.header, std::move(reason), std::move(todo), true});
  }

  // A guard goes with what it guards.
  void settle_guard(const HeaderMention& mention, const std::string& canonical) {
    const auto work = work_.find(mention.range.file);
    const bool has = work != work_.end() && work->second.had.contains(mention.header);
    const bool stays =
        !is_editable(mention.range.file) || !has || work->second.kept.contains(mention.header);
    if (mention.trouble.empty() && !stays) {
      Include guard;
      guard.range = guard.spelled = mention.range;
      guard.written = mention.header;
      plan_.includes.push_back({guard, {canonical}});
      return;
    }
    tell(mention,
         !mention.trouble.empty() ? mention.trouble
         : !has                   ? "it asks for the header, and this file does not include it"
                                  : "the include that it guards stays",
         "ask for " + canonical + " when what depends on the answer uses it");
  }

  // --- what comes by other ways
  // -----------------------------------------------------------------------------

  // An include that somebody passes on, or that the file's own header has, need not be repeated.
  void drop_provided() {
    std::erase_if(plan_.added, [&](const AddedInclude& added) {
      const auto& includes = graph_.of(added.file);
      return std::any_of(includes.begin(), includes.end(), [&](const Include* include) {
        std::set<FileId> seen;
        return provides(include->target, added.spelled, include->associated, seen);
      });
    });
  }

  // Whether a file includes this and passes it on. `any`: as its own source sees it.
  bool provides(FileId file, const std::string& spelled, bool any, std::set<FileId>& seen) const {
    if (!seen.insert(file).second) return false;
    if (any && plan_.added.contains({file, spelled})) return true;
    const auto& includes = graph_.of(file);
    return std::any_of(includes.begin(), includes.end(), [&](const Include* include) {
      if (!any && !graph_.is_exported(*include)) return false;
      if (include->branch != 0 || !include->inside.empty()) return false;
      if (is_spelled(facts_.path(include->target), spelled) || replaced_by(*include, spelled)) return true;
      return !legacy_.contains(include->target) && provides(include->target, spelled, false, seen);
    });
  }

  bool replaced_by(const Include& include, const std::string& spelled) const {
    const auto at = replaced_at_.find({include.range.file, include.range.begin});
    return at != replaced_at_.end() && at->second.contains(spelled);
  }

  // What a file used through a legacy include, and reaches no more, it includes itself.
  void keep_reachable() {
    const auto cut = [&](const Include& include) {
      return gone_.contains({include.range.file, include.range.begin});
    };
    std::map<FileId, std::set<FileId>> used;
    for (const facts::Use& use : facts_.uses)
      if (!legacy_.contains(use.provider))
        for (const FileId user : graph_.owners(use.user))
          if (user != use.provider) used[user].insert(use.provider);
    for (const auto& [file, providers] : used) {
      if (is_legacy(file) || !is_editable(file)) continue;
      const std::set<FileId> before = graph_.closure(file);
      const std::set<FileId> after = reached_then(file, cut);
      for (const FileId provider : providers)
        if (before.contains(provider) && !after.contains(provider))
          if (std::string spelled = spelling_of(provider); !spelled.empty() && !is_unwanted(file, spelled))
            plan_.added.insert({file, spelled});
    }
    for (const auto& [user, header] : uses_)
      if (moved_.contains(header))
        for (const FileId file : graph_.owners(user)) include_moved(file, header, cut);
    for (const auto& [file, header] : lost_)
      if (is_editable(file) && holds(graph_.closure(file), header) &&
          !holds(graph_.closure(file, cut), header) &&
          plan_.added.insert({file, "\"" + header + "\""}).second)
        plan_.kept_includes.push_back({{file, 0, 0}, header, for_a_note, with_the_last, false});
  }

  // What a header declares that only moves, a file may have had through another one that now lets go of it.
  void include_moved(FileId file, const std::string& header, const IncludeGraph::Cut& cut) {
    if (is_legacy(file) || !is_editable(file)) return;
    const auto work = work_.find(file);
    if (work != work_.end() && work->second.had.contains(header)) return;
    const std::string& spelled = of_header_.at(header).front()->canonical.include;
    const std::set<FileId> after = graph_.closure(file, cut);
    const bool still = holds(after, header) || std::any_of(after.begin(), after.end(), [&](FileId id) {
                         return is_spelled(facts_.path(id), spelled) || is_replaced_in(id, spelled);
                       });
    if (!still && !is_unwanted(file, spelled)) plan_.added.insert({file, spelled});
  }

  // The files that an include with these words may find.
  const std::vector<FileId>& found_as(const std::string& spelled) {
    const auto [known, is_new] = found_as_.try_emplace(spelled);
    if (is_new)
      for (FileId id = 0; id < facts_.files.size(); ++id)
        if (is_spelled(facts_.path(id), spelled)) known->second.push_back(id);
    return known->second;
  }

  // What a file includes in the end, with what takes the place of legacy includes in it and in what it includes.
  std::set<FileId> reached_then(FileId file, const IncludeGraph::Cut& cut) {
    std::set<FileId> out = graph_.closure(file, cut);
    out.insert(file);
    std::vector<FileId> fresh(out.begin(), out.end());
    while (!fresh.empty()) {
      const auto at = replaced_.find(fresh.back());
      fresh.pop_back();
      if (at == replaced_.end()) continue;
      for (const std::string& spelled : at->second)
        for (const FileId id : found_as(spelled)) {
          if (!out.insert(id).second) continue;
          fresh.push_back(id);
          for (const FileId below : graph_.closure(id, cut))
            if (out.insert(below).second) fresh.push_back(below);
        }
    }
    return out;
  }

  bool is_replaced_in(FileId file, const std::string& spelled) const {
    const auto at = replaced_.find(file);
    return plan_.added.contains({file, spelled}) || (at != replaced_.end() && at->second.contains(spelled));
  }

  bool holds(const std::set<FileId>& files, const std::string& header) const {
    return std::any_of(files.begin(), files.end(), [&](FileId id) {
      const auto legacy = legacy_.find(id);
      return legacy != legacy_.end() && legacy->second == header;
    });
  }

  std::string spelling_of(FileId provider) const {
    if (!facts_.files[provider].public_header.empty()) return facts_.files[provider].public_header;
    std::string best;
    for (const Include& include : facts_.includes) {
      if (include.target != provider) continue;
      const std::string spelled =
          (include.angled ? "<" : "\"") + include.written + (include.angled ? ">" : "\"");
      // The longest spelling is the one that does not lean on the includer's own folder.
      if (spelled.find("..") == std::string::npos && spelled.size() > best.size()) best = spelled;
    }
    return best;
  }

  const facts::Facts& facts_;
  const rules::RuleSet& rules_;
  const Rejections& rejected_;
  Plan& plan_;
  const IncludeGraph graph_;
  const IncludeNeeds needs_;
  std::map<FileId, std::string> legacy_;
  std::map<std::string, std::vector<const Concept*>> of_header_;
  std::map<std::string, const Concept*> concept_of_rule_;
  std::map<std::string, std::string> header_of_rule_;
  std::set<std::string> moved_;  // headers without rules: their names stay, and come from elsewhere
  std::set<std::pair<FileId, std::string>> uses_;
  std::set<std::pair<FileId, std::string>> asked_;            // by a __has_include that can be changed
  std::map<std::pair<FileId, std::string>, std::string> asked_elsewhere_;  // by what cannot => why
  std::map<std::string, std::vector<FileId>> found_as_;  // by what an include says
  std::map<FileId, bool> sees_legacy_;
  bool is_forced_ = false;  // a compile command includes a legacy header
  std::map<FileId, Work> work_;
  std::set<std::pair<FileId, std::uint32_t>> gone_;
  std::map<FileId, std::set<std::string>> replaced_;  // what takes the place of legacy includes
  std::map<std::pair<FileId, std::uint32_t>, std::set<std::string>> replaced_at_;
  std::map<std::string, std::string> new_type_;  // rule => what it gives
  std::set<facts::Range> defined_;  // definitions of macros that are changed
  std::vector<std::pair<FileId, std::string>> lost_;
};

}  // namespace

std::string legacy_header_of(const std::string& path, const rules::RuleSet& rules) {
  for (const Concept& unit : rules.concepts)
    for (const rules::LegacyHeader& header : unit.headers)
      if (!header.stays && ends_with_path(path, header.path)) return header.path;
  return {};
}

void plan_includes(const facts::Facts& facts, const rules::RuleSet& rules, const Rejections& rejected,
                   Plan& plan) {
  IncludePlanner(facts, rules, rejected, plan).run();
}

}  // namespace ssot::plan
