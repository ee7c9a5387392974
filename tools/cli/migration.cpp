#include "cli/migration.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <tuple>

#include "cli/commands.hpp"
#include "cli/leftovers.hpp"
#include "cli/only.hpp"
#include "cli/unparsed.hpp"
#include "lint/lines.hpp"
#include "plan/includes.hpp"
#include "support/path.hpp"

namespace ssot::cli {
namespace {

report::SiteStatus status_of(plan::Status status) {
  switch (status) {
    case plan::Status::rewritten:
      return report::SiteStatus::rewritten;
    case plan::Status::noted:
      return report::SiteStatus::noted;
    case plan::Status::refused:
      return report::SiteStatus::refused;
    case plan::Status::outside:
      return report::SiteStatus::outside;
  }
  return report::SiteStatus::refused;
}

report::IncludeCounts includes_of(const plan::Plan& plan) {
  report::IncludeCounts out;
  std::set<facts::FileId> files;
  for (const plan::IncludeChange& change : plan.includes) {
    files.insert(change.include.range.file);
    (change.replacement.empty() ? out.removed : out.replaced) += 1;
    out.added += change.replacement.empty() ? 0 : change.replacement.size() - 1;
  }
  for (const plan::AddedInclude& added : plan.added) files.insert(added.file);
  out.added += plan.added.size();
  out.files = files.size();
  for (const plan::Change& change : plan.changes) files.erase(change.range.file);
  out.files_only = files.size();
  return out;
}

report::Account account_of(const verify::Outcome& outcome, const facts::Facts& facts,
                           const Workspace& workspace, const Disk& disk) {
  report::Account account;
  lint::Lines lines(disk);
  for (const plan::Decision& decision : outcome.plan.decisions) {
    ++account.found;
    if (decision.status == plan::Status::rewritten) ++account.rewritten;
    if (decision.status == plan::Status::noted) ++account.noted;
    if (decision.status == plan::Status::refused) ++account.refused;
    if (decision.status == plan::Status::outside) ++account.outside;
    const std::string& path = facts.path(decision.site.name.file);
    const lint::Region at = lines.region(facts, decision.site.name);
    account.lines.push_back({status_of(decision.status), decision.site.rule, decision.site.entity, path,
                             at.line, at.column, decision.reason, decision.todo,
                             lint::entry_id(decision.site.rule, decision.site.entity, workspace.relative(path),
                                            decision.site.enclosing)});
  }
  for (const plan::KeptInclude& kept : outcome.plan.kept_includes) {
    if (!kept.told) continue;
    ++account.found;
    ++account.noted;
    const lint::Region at = lines.region(facts, kept.range);
    const std::string& path = facts.path(kept.range.file);
    account.lines.push_back({report::SiteStatus::noted, "include", kept.header, path, at.line, at.column, kept.reason,
                             kept.todo, lint::entry_id("include", kept.header, workspace.relative(path), {})});
  }
  account.files_edited = outcome.edits.size();
  account.includes = includes_of(outcome.plan);
  account.units_verified = outcome.units_verified;
  return account;
}

// The noted sites that are legacy uses still when the shims are in place. Where a shim is an alias of a
// canonical type, the fields and enumerators that were used through it are canonical then, and no entry is
// owed for them.
class Remaining {
 public:
  explicit Remaining(const facts::Facts& after) {
    for (const facts::Unit& unit : after.units)
      for (const facts::FileId file : unit.files) seen_.insert(after.path(file));
    std::set<std::tuple<facts::Range, facts::SiteKind>>
        known;  // a macro's body has several declarations around it
    for (const facts::Site& site : after.sites)
      if (known.emplace(site.name, site.kind).second)
        ++sites_[{site.rule, site.entity, after.path(site.name.file), site.enclosing}];
  }
  bool take(const facts::Site& site, const std::string& path) {
    if (!seen_.contains(path)) return true;
    const auto at = sites_.find({site.rule, site.entity, path, site.enclosing});
    if (at == sites_.end() || at->second == 0) return false;
    --at->second;
    return true;
  }
  // Rule, entity, path and enclosing declaration => how many uses nobody took: what only the shim made one.
  using Counts = std::map<std::tuple<std::string, std::string, std::string, std::string>, unsigned>;
  const Counts& left() const { return sites_; }

 private:
  std::set<std::string> seen_;
  Counts sites_;
};

// What the compiler said of a place in the new text, without the place: the ledger holds while lines move.
std::string lasting(std::string reason) {
  static const std::regex of_the_new(" \\(line [0-9]+, column [0-9]+ of the new [^)]*\\)");
  static const std::regex of_a_lambda("\\((lambda|anonymous [a-z]+|unnamed [a-z]+) at [^()]*:[0-9]+:[0-9]+\\)");
  return std::regex_replace(std::regex_replace(std::move(reason), of_the_new, ""), of_a_lambda, "($1)");
}

lint::Ledger ledger_of(const verify::Outcome& outcome, const facts::Facts& facts,
                       const Workspace& workspace) {
  lint::Ledger ledger;
  Remaining remaining(outcome.after);
  for (const plan::Decision& decision : outcome.plan.decisions) {
    if (decision.status == plan::Status::rewritten) continue;
    if (!remaining.take(decision.site, facts.path(decision.site.name.file))) continue;
    ledger.add({decision.site.rule,
                decision.site.entity,
                workspace.relative(facts.path(decision.site.name.file)),
                decision.site.enclosing,
                1,
                lasting(decision.reason),
                decision.todo,
                {}});
  }
  for (const auto& [use, count] : remaining.left()) {
    const auto& [rule, entity, path, enclosing] = use;
    if (count != 0)
      ledger.add({rule,
                  entity,
                  workspace.relative(path),
                  enclosing,
                  count,
                  "on the shim it is a use of this entity",
                  "it goes with the sites around it",
                  {}});
  }
  for (const plan::KeptInclude& kept : outcome.plan.kept_includes)
    ledger.add({"include", kept.header, workspace.relative(facts.path(kept.range.file)), {}, 1, lasting(kept.reason), kept.todo, {}});
  ledger.sort();
  return ledger;
}

llvm::Error add_replacement(const Replacement& replacement, const Disk& disk, edit::Batch& batch) {
  for (const auto& [path, text] : replacement.shims) {
    llvm::Expected<std::string> before = disk.read(path);
    if (!before) return before.takeError();
    if (*before != text) batch.writes[path] = {std::move(*before), text, false};
  }
  for (const std::string& path : replacement.implementations) {
    llvm::Expected<std::string> before = disk.read(path);
    if (!before) return before.takeError();
    batch.removals[path] = std::move(*before);
  }
  return llvm::Error::success();
}

llvm::Error add_ledger(const Workspace& workspace, const Disk& disk, Migration& migration) {
  const std::string path = workspace.root + "/" + workspace.settings.notes;
  std::string before;
  const bool exists = disk.exists(path);
  if (exists) {
    llvm::Expected<std::string> text = disk.read(path);
    if (!text) return text.takeError();
    before = std::move(*text);
    llvm::Expected<lint::Ledger> old = lint::read_ledger(path, before);
    if (!old) return old.takeError();
    migration.ledger = lint::with_owners(std::move(migration.ledger), *old);
  }
  if (!exists && migration.ledger.entries.empty()) return llvm::Error::success();
  const std::string after = lint::write_ledger(migration.ledger);
  if (after != before) migration.batch.writes[path] = {before, after, !exists};
  return llvm::Error::success();
}

verify::World world_of(const Workspace& workspace, const std::optional<Replacement>& replacement, plan::Rejections start,
                       const Disk& disk) {
  return {workspace.rules,
          *workspace.index,
          workspace.territory,
          workspace.selected,
          disk,
          replacement ? replacement->shims : collect::Overlay{},
          workspace.means(),
          std::move(start)};
}

llvm::Expected<verify::Outcome> verified(const verify::World& world, const facts::Facts& facts, Console& console) {
  return verify::converge(
      world, facts, [&](const std::string& line) { console.notice(line); },
      [&](std::size_t done, std::size_t total, const std::string&) { console.progress("verified", done, total); });
}

// Of a concept without an instance, its legacy header and the canonical one may stand side by side.
bool has_instance(const rules::Concept& unit) {
  const rules::Canonical& canonical = unit.canonical;
  return !canonical.reference.empty() || !canonical.pointer.empty() || !canonical.shared.empty() ||
         std::any_of(unit.rules.begin(), unit.rules.end(), [](const rules::Rule& rule) {
           return rule.single || rule.instance != rules::Instance::none;
         });
}

// Leaves such headers, and what implements them, as they are. Their names, below the root.
std::vector<std::string> keep_headers(const Workspace& workspace, Replacement& replacement) {
  std::vector<std::string> out;
  for (const rules::Concept& unit : workspace.rules.concepts) {
    if (has_instance(unit)) continue;
    for (const rules::LegacyHeader& header : unit.headers) {
      for (const Located& located : workspace.headers)
        if (located.header == header.path && replacement.shims.erase(located.path) != 0)
          out.push_back(workspace.relative(located.path));
      std::erase_if(replacement.implementations, [&](const std::string& file) {
        return std::any_of(header.implementations.begin(), header.implementations.end(),
                           [&](const std::string& source) { return ends_with_path(file, source); });
      });
    }
  }
  return out;
}

// Where, and what, without the mend.
std::string told_of(llvm::Error error, const Workspace& workspace) {
  std::string text;
  llvm::handleAllErrors(std::move(error), [&](const Problem& problem) {
    Place at = problem.place();
    at.file = workspace.relative(at.file);
    text = to_string(at) + ": " + problem.what();
  });
  return text;
}

}  // namespace

llvm::Expected<Migration> migrate(const Workspace& workspace, const facts::Facts& facts,
                                  const std::optional<Replacement>& replacement, plan::Rejections start, bool may_come,
                                  const Disk& disk, Console& console) {
  const std::string outside_of = start.outside.where;
  verify::World world = world_of(workspace, replacement, std::move(start), disk);
  world.outside_may_come = may_come;
  llvm::Expected<verify::Outcome> outcome = verified(world, facts, console);
  if (!outcome) return outcome.takeError();

  Migration migration;
  migration.outcome = std::move(*outcome);
  for (const auto& [path, edited] : migration.outcome.edits)
    migration.batch.writes[path] = {edited.before, edited.after, false};
  if (replacement)
    if (llvm::Error error = add_replacement(*replacement, disk, migration.batch)) return error;
  migration.ledger = ledger_of(migration.outcome, facts, workspace);
  if (llvm::Error error = add_ledger(workspace, disk, migration)) return error;
  migration.account = account_of(migration.outcome, facts, workspace, disk);
  migration.account.outside_of = outside_of;
  return migration;
}

llvm::Expected<Planned> plan_migration(const Workspace& workspace, const Wish& wish, const Disk& disk,
                                       Console& console) {
  Planned planned;
  if (wish.shims) {
    llvm::Expected<std::map<std::string, std::string>> texts = shims_for(workspace, disk);
    if (!texts) return texts.takeError();
    if (llvm::Error error = check_new_shims(workspace, *texts, disk)) return error;
    planned.replacement = Replacement{std::move(*texts), workspace.implementations};
  }
  llvm::Expected<std::vector<std::string>> only = paths_of(wish.only, workspace, disk);
  if (!only) return only.takeError();
  planned.broken = workspace.missing;
  if (planned.broken != 0 && !wish.keep_going) return planned;
  planned.facts = collect_facts(workspace, console);
  planned.broken = report_unparsed(planned.facts, workspace, console);
  if (planned.broken != 0 && !wish.keep_going) return planned;
  if (planned.broken != 0) leave_unparsed_alone(planned.facts);
  plan::Rejections start;
  if (!only->empty()) {
    start.outside = outside_of(*only, workspace, planned.facts);
    if (planned.replacement) leave_unneeded(*planned.replacement, workspace, planned.facts, start);
  }
  if (wish.share) {
    verify::World world = world_of(workspace, planned.replacement, std::move(start), disk);
    world.share = wish.share;
    llvm::Expected<verify::Outcome> outcome = verified(world, planned.facts, console);
    if (!outcome) return outcome.takeError();
    planned.verified = outcome->units_verified;
    return planned;
  }
  llvm::Expected<Migration> migration = migrate(workspace, planned.facts, planned.replacement, start, false, disk, console);
  std::vector<std::pair<std::string, std::string>> kept;
  if (!migration && planned.replacement) {
    llvm::Error error = migration.takeError();
    // A file that implements the legacy class and is not named as that is a fault of the rules.
    const bool implements = std::any_of(planned.facts.sites.begin(), planned.facts.sites.end(), [](const facts::Site& site) {
      return site.kind == facts::SiteKind::member_definition;
    });
    if (!error.isA<verify::UnfitShim>() || implements) return error;
    const std::vector<std::string> headers = keep_headers(workspace, *planned.replacement);
    if (headers.empty()) return error;
    const std::string why = told_of(std::move(error), workspace);
    for (const std::string& header : headers) kept.emplace_back(header, why);
    migration = migrate(workspace, planned.facts, planned.replacement, std::move(start), false, disk, console);
  }
  if (!migration) return migration.takeError();
  migration->account.kept_headers = std::move(kept);
  Leftovers leftovers = count_leftovers(migration->outcome.plan, planned.facts, workspace, disk);
  migration->account.other_mentions = std::move(leftovers.counts);
  migration->account.unexplained = std::move(leftovers.unexplained);
  planned.migration = std::move(*migration);
  return planned;
}

}  // namespace ssot::cli
