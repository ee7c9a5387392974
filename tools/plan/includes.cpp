#include "plan/includes.hpp"

#include <algorithm>
#include <deque>

#include "support/path.hpp"

namespace ssot::plan {
namespace {

using facts::FileId;

class IncludePlanner {
 public:
  IncludePlanner(const facts::Facts& facts, const rules::RuleSet& rules, const Rejections& rejected,
                 Plan& plan)
      : facts_(facts), rules_(rules), rejected_(rejected), plan_(plan) {
    for (FileId id = 0; id < facts.files.size(); ++id)
      if (std::string header = legacy_header_of(facts.path(id), rules); !header.empty())
        legacy_.emplace(id, header);
    for (const facts::Include& include : facts.includes) by_file_[include.range.file].push_back(&include);
  }

  void run() {
    collect_needs();
    for (const auto& [file, includes] : by_file_) {
      if (legacy_.contains(file) || is_implementation(file)) continue;
      decide(file, includes);
    }
    keep_reachable();
  }

 private:
  bool is_implementation(FileId file) const {
    for (const rules::Concept& unit : rules_.concepts)
      for (const rules::LegacyHeader& header : unit.headers)
        for (const std::string& source : header.implementations)
          if (ends_with_path(facts_.path(file), source)) return true;
    return false;
  }

  // Which legacy headers each file still needs, and what its changes name.
  void collect_needs() {
    std::map<std::string, std::string> header_of_rule;
    for (const rules::Concept& unit : rules_.concepts)
      for (const rules::Rule& rule : unit.rules)
        if (!unit.headers[rule.header].stays) header_of_rule.emplace(rule.id, unit.headers[rule.header].path);
    for (const Decision& decision : plan_.decisions) {
      if (decision.status == Status::rewritten) {
        rewritten_.insert({decision.site.name.file, decision.site.rule});
        continue;
      }
      if (auto header = header_of_rule.find(decision.site.rule); header != header_of_rule.end())
        needed_[decision.site.name.file].insert(header->second);
    }
    for (const Change& change : plan_.changes) {
      std::string& text = new_text_[change.range.file];
      for (const Fragment& fragment : change.fragments) text += fragment.text + "\n";
    }
  }

  // `had`: the legacy headers that the file includes itself.
  std::vector<std::string> canonical_includes(FileId file, const std::set<std::string>& had) const {
    const auto changed = new_text_.find(file);
    const bool replaced = changed != new_text_.end() || rejected_.removals.contains(facts_.path(file));
    std::vector<std::string> out;
    if (changed == new_text_.end() && had.empty()) return out;
    for (const rules::Concept& unit : rules_.concepts) {
      const rules::Canonical& canonical = unit.canonical;
      if (comes_with_legacy(unit)) continue;
      const bool had_legacy =
          std::any_of(unit.headers.begin(), unit.headers.end(),
                      [&](const rules::LegacyHeader& header) { return had.contains(header.path); });
      const bool names = changed != new_text_.end() && names_canonical(file, changed->second, unit);
      const bool only_declares = names && !had_legacy && declares_forward(file);
      if ((names && !only_declares) || (replaced && had_legacy)) out.push_back(canonical.include);
      if (changed == new_text_.end()) continue;
      for (const auto& [prefix, include] : canonical.includes)
        if (changed->second.find(prefix) != std::string::npos) out.push_back(include);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // Whoever used the legacy entity has the canonical one: both are declared in one header.
  static bool comes_with_legacy(const rules::Concept& unit) {
    const std::string& include = unit.canonical.include;
    return include.size() > 2 &&
           std::any_of(unit.headers.begin(), unit.headers.end(), [&](const rules::LegacyHeader& header) {
             return header.stays && header.path == include.substr(1, include.size() - 2);
           });
  }

  // The new text is of the canonical's namespace; a canonical without a namespace, or without a type, is what
  // a rule of its concept put there.
  bool names_canonical(FileId file, const std::string& text, const rules::Concept& unit) const {
    const std::size_t colons = unit.canonical.type.rfind("::", unit.canonical.type.find('<'));
    const bool has_space = colons != std::string::npos;
    if (has_space && text.find(unit.canonical.type.substr(0, colons + 2)) != std::string::npos) return true;
    return std::any_of(unit.rules.begin(), unit.rules.end(), [&](const rules::Rule& rule) {
      return (!has_space || rule.from.kind == rules::EntityKind::type) &&
             rewritten_.contains({file, rule.id});
    });
  }

  bool declares_forward(FileId file) const {
    return std::any_of(plan_.decisions.begin(), plan_.decisions.end(), [&](const Decision& decision) {
      return decision.site.kind == facts::SiteKind::forward_declaration &&
             decision.status == Status::rewritten && decision.site.name.file == file;
    });
  }

  bool reaches(FileId from, const std::string& header, std::set<FileId>& seen) const {
    if (!seen.insert(from).second) return false;
    if (auto legacy = legacy_.find(from); legacy != legacy_.end() && legacy->second == header) return true;
    const auto includes = by_file_.find(from);
    if (includes == by_file_.end()) return false;
    return std::any_of(includes->second.begin(), includes->second.end(), [&](const facts::Include* include) {
      return legacy_.contains(include->target) && reaches(include->target, header, seen);
    });
  }

  void decide(FileId file, const std::vector<const facts::Include*>& includes) {
    std::set<std::string> open = needed_.contains(file) ? needed_.at(file) : std::set<std::string>{};
    const bool stays = rejected_.includes.contains(facts_.path(file)) || !facts_.files[file].editable;
    std::vector<const facts::Include*> going;
    std::set<std::string> had;
    for (const facts::Include* include : includes) {
      if (!legacy_.contains(include->target)) continue;
      had.insert(legacy_.at(include->target));
      bool needed = stays;
      for (auto header = open.begin(); header != open.end();) {
        std::set<FileId> seen;
        const bool through = reaches(include->target, *header, seen);
        needed = needed || through;
        header = through ? open.erase(header) : std::next(header);
      }
      if (needed)
        plan_.kept_includes.push_back(*include);
      else
        going.push_back(include);
    }
    if (!facts_.files[file].editable) return;
    std::vector<std::string> wanted = canonical_includes(file, had);
    std::erase_if(wanted, [&](const std::string& spelled) { return has_include(includes, spelled); });
    for (std::size_t i = 0; i < going.size(); ++i) {
      plan_.includes.push_back({*going[i], i == 0 ? wanted : std::vector<std::string>{}});
      gone_.insert({file, going[i]->target});
    }
    if (going.empty())
      for (std::string& spelled : wanted) plan_.added.insert({file, std::move(spelled)});
    // A noted site whose header came in only through another file that now lets go of it.
    for (const std::string& header : open) lost_.emplace_back(file, header);
  }

  static bool has_include(const std::vector<const facts::Include*>& includes, const std::string& spelled) {
    return std::any_of(includes.begin(), includes.end(), [&](const facts::Include* include) {
      return include->written == spelled.substr(1, spelled.size() - 2);
    });
  }

  std::set<FileId> closure(FileId from, bool after) const {
    std::set<FileId> seen{from};
    std::deque<FileId> open{from};
    while (!open.empty()) {
      const FileId at = open.front();
      open.pop_front();
      const auto includes = by_file_.find(at);
      if (includes == by_file_.end()) continue;
      for (const facts::Include* include : includes->second) {
        if (after && gone_.contains({at, include->target})) continue;
        if (seen.insert(include->target).second) open.push_back(include->target);
      }
    }
    return seen;
  }

  // What a file used through a legacy include, and reaches no more, it includes itself.
  void keep_reachable() {
    std::map<FileId, std::set<FileId>> used;
    for (const facts::Use& use : facts_.uses)
      if (!legacy_.contains(use.provider) && use.provider != use.user) used[use.user].insert(use.provider);
    for (const auto& [file, providers] : used) {
      if (legacy_.contains(file) || !facts_.files[file].editable || is_implementation(file)) continue;
      const std::set<FileId> before = closure(file, false);
      const std::set<FileId> after = closure(file, true);
      for (const FileId provider : providers)
        if (before.contains(provider) && !after.contains(provider))
          if (std::string spelled = spelling_of(provider); !spelled.empty())
            plan_.added.insert({file, spelled});
    }
    for (const auto& [file, header] : lost_)
      if (facts_.files[file].editable && holds(closure(file, false), header) &&
          !holds(closure(file, true), header))
        plan_.added.insert({file, "\"" + header + "\""});
  }

  bool holds(const std::set<FileId>& files, const std::string& header) const {
    return std::any_of(files.begin(), files.end(), [&](FileId id) {
      const auto legacy = legacy_.find(id);
      return legacy != legacy_.end() && legacy->second == header;
    });
  }

  std::string spelling_of(FileId provider) const {
    std::string best;
    for (const facts::Include& include : facts_.includes) {
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
  std::map<FileId, std::string> legacy_;
  std::map<FileId, std::vector<const facts::Include*>> by_file_;
  std::map<FileId, std::set<std::string>> needed_;
  std::set<std::pair<FileId, std::string>> rewritten_;  // file, rule
  std::map<FileId, std::string> new_text_;
  std::set<std::pair<FileId, FileId>> gone_;
  std::vector<std::pair<FileId, std::string>> lost_;
};

}  // namespace

std::string legacy_header_of(const std::string& path, const rules::RuleSet& rules) {
  for (const rules::Concept& unit : rules.concepts)
    for (const rules::LegacyHeader& header : unit.headers)
      if (!header.stays && ends_with_path(path, header.path)) return header.path;
  return {};
}

void plan_includes(const facts::Facts& facts, const rules::RuleSet& rules, const Rejections& rejected,
                   Plan& plan) {
  IncludePlanner(facts, rules, rejected, plan).run();
}

}  // namespace ssot::plan
