#include "lint/legacy.hpp"

#include <map>
#include <set>
#include <tuple>

#include "support/path.hpp"

namespace ssot::lint {
namespace {

// Hands out each entry's count, first come, first served; the callers come in the order of places.
class Notes {
 public:
  explicit Notes(const Ledger& ledger) : ledger_(ledger) {}

  const LedgerEntry* take(const std::string& rule, const std::string& entity, const std::string& file,
                          const std::string& enclosing) {
    const LedgerEntry* entry = ledger_.find(rule, entity, file, enclosing);
    if (entry == nullptr || used_[entry] >= entry->count) return nullptr;
    ++used_[entry];
    return entry;
  }

 private:
  const Ledger& ledger_;
  std::map<const LedgerEntry*, unsigned> used_;
};

}  // namespace

LegacyFile legacy_file(const Context& context, const std::string& path) {
  const auto located = context.headers.find(path);
  const bool known = located != context.headers.end();
  for (const rules::Concept& unit : context.rules.concepts)
    for (const rules::LegacyHeader& header : unit.headers) {
      if (header.stays) continue;
      if (known ? located->second == header.path : ends_with_path(path, header.path))
        return {&unit, &header, false};
      for (const std::string& implementation : header.implementations)
        if (!known && ends_with_path(path, implementation)) return {&unit, &header, true};
    }
  return {};
}

std::vector<std::string> implementations_of(const Context& context, const rules::LegacyHeader& header) {
  std::set<std::string> found;
  const auto collect = [&](const std::string& path) {
    const LegacyFile file = legacy_file(context, path);
    if (file.implementation && file.header == &header) found.insert(path);
  };
  for (const std::string& path : context.implementations) collect(path);
  for (const facts::File& file : context.facts.files)
    if (file.in_root) collect(file.path);
  return {found.begin(), found.end()};
}

std::vector<LegacyUse> legacy_uses(const Context& context) {
  std::map<std::tuple<facts::Range, facts::SiteKind>, const facts::Site*> distinct;
  for (const facts::Site& site : context.facts.sites) {
    if (site.kind == facts::SiteKind::found_by_argument) continue;  // what is called is the project's own
    const facts::File& file = context.facts.files[site.name.file];
    if (file.in_root && !legacy_file(context, file.path)) distinct.try_emplace({site.name, site.kind}, &site);
  }
  Notes notes(context.ledger);
  std::vector<LegacyUse> uses;
  for (const auto& [place, site] : distinct)
    uses.push_back(
        {site, notes.take(site->rule, site->entity, context.relative(site->name.file), site->enclosing)});
  return uses;
}

std::vector<LegacyInclude> legacy_includes(const Context& context) {
  std::map<facts::Range, const facts::Include*> distinct;
  for (const facts::Include& include : context.facts.includes) {
    const facts::File& file = context.facts.files[include.range.file];
    if (file.in_root && !legacy_file(context, file.path)) distinct.try_emplace(include.range, &include);
  }
  Notes notes(context.ledger);
  std::vector<LegacyInclude> found;
  for (const auto& [range, include] : distinct) {
    const LegacyFile target = legacy_file(context, context.facts.path(include->target));
    if (!target || target.implementation) continue;
    found.push_back({include, target.of, target.header,
                     notes.take("include", target.header->path, context.relative(range.file), {})});
  }
  return found;
}

std::vector<const LedgerEntry*> stale_entries(const Context& context) {
  std::set<const LedgerEntry*> used;
  for (const LegacyUse& use : legacy_uses(context)) used.insert(use.note);
  for (const LegacyInclude& include : legacy_includes(context)) used.insert(include.note);
  std::vector<const LedgerEntry*> stale;
  for (const LedgerEntry& entry : context.ledger.entries)
    if (!used.contains(&entry)) stale.push_back(&entry);
  return stale;
}

}  // namespace ssot::lint
