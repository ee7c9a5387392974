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

const char* words_for(facts::SiteKind kind) {
  switch (kind) {
    case facts::SiteKind::type:
    case facts::SiteKind::value:
      return "type";
    case facts::SiteKind::call:
    case facts::SiteKind::dependent:
      return "call of";
    case facts::SiteKind::construct:
    case facts::SiteKind::member_init:
      return "construction of";
    case facts::SiteKind::variable:
      return "variable";
    case facts::SiteKind::field:
      return "field";
    case facts::SiteKind::enumerator:
      return "enumerator";
    case facts::SiteKind::macro:
      return "macro";
    case facts::SiteKind::member_pointer:
      return "pointer to";
    case facts::SiteKind::base:
      return "base class";
    case facts::SiteKind::destroy:
      return "deletion of";
    case facts::SiteKind::forward_declaration:
      return "forward declaration of";
    case facts::SiteKind::using_declaration:
    case facts::SiteKind::member_using:
      return "using-declaration of";
    case facts::SiteKind::null_test:
      return "comparison with nullptr of";
    case facts::SiteKind::write:
      return "change through a pointer to";
    case facts::SiteKind::overrider:
      return "override of";
    case facts::SiteKind::member_definition:
      return "definition of";
    case facts::SiteKind::found_by_argument:
      return "call through the namespace of";
  }
  return "use of";
}

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
  std::map<facts::Range, LegacyInclude> distinct;
  const auto add = [&](const facts::Range& place, const std::string& header_file, const std::string& written,
                       bool fixable) {
    const facts::File& file = context.facts.files[place.file];
    const LegacyFile target = legacy_file(context, header_file);
    if (file.in_root && !legacy_file(context, file.path) && target && !target.implementation)
      distinct.try_emplace(place, LegacyInclude{place, written, fixable, target.of, target.header, nullptr});
  };
  for (const facts::Include& include : context.facts.includes)
    add(include.spelled, context.facts.path(include.target), include.written, include.macro.empty());
  std::set<facts::Range> followed;
  for (const facts::Include& include : context.facts.includes) followed.insert(include.spelled);
  std::set<std::string> forced;  // once, however many commands force it
  for (const facts::HeaderMention& mention : context.facts.header_mentions) {
    if (mention.kind == facts::HeaderMention::Kind::switched_off && followed.contains(mention.range)) continue;
    if (mention.kind == facts::HeaderMention::Kind::forced && !forced.insert(mention.header).second) continue;
    add(mention.range, mention.header, mention.header, mention.kind == facts::HeaderMention::Kind::asked);
  }
  Notes notes(context.ledger);
  std::vector<LegacyInclude> found;
  for (auto& [place, include] : distinct) {
    include.note = notes.take("include", include.header->path, context.relative(place.file), {});
    found.push_back(std::move(include));
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
