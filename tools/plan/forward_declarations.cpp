#include "plan/forward_declarations.hpp"

#include <algorithm>
#include <tuple>

namespace ssot::plan {
namespace {

using facts::Range;

constexpr std::string_view included = "+include";

class ForwardDeclarations {
 public:
  ForwardDeclarations(const facts::Facts& facts, const rules::RuleSet& rules, Plan& plan)
      : plan_(plan), keywords_(keywords_of(facts)) {
    for (const rules::Concept& unit : rules.concepts)
      for (const rules::Rule& rule : unit.rules)
        if (rule.from.kind == rules::EntityKind::type && rule.cases.size() == 1)
          canonical_.emplace(rule.id, rule.cases.front().to.value);
  }

  void run() {
    keep_needed();
    for (Decision& decision : plan_.decisions)
      if (decision.site.kind == facts::SiteKind::forward_declaration) place(decision);
    for (auto& [range, moved] : blocks_) write(range, moved, false);
    for (auto& [range, moved] : insertions_) write(range, moved, true);
  }

 private:
  void keep_needed() {
    std::set<std::pair<facts::FileId, std::string>> still;
    for (const Decision& decision : plan_.decisions)
      if (decision.status != Status::rewritten && decision.site.kind != facts::SiteKind::forward_declaration)
        still.insert({decision.site.name.file, decision.site.rule});
    for (Decision& decision : plan_.decisions) {
      if (decision.site.kind != facts::SiteKind::forward_declaration) continue;
      if (decision.status == Status::rewritten && still.contains({decision.site.name.file, decision.site.rule})) {
        decision.status = Status::noted;
        decision.reason = "a use of it in this file stays";
      }
      if (decision.status != Status::rewritten) mixed_.insert(decision.site.declarator);
    }
  }

  // With its namespace, if all of that goes; else alone, and the canonical one stands before the namespace.
  void place(Decision& decision) {
    if (decision.status != Status::rewritten || canonical_.find(decision.site.rule) == canonical_.end()) return;
    decision.as_include = is_included(decision);
    const Range& block = decision.site.declarator;
    const bool is_alone = block == decision.site.range;  // in no namespace: its line goes, too
    if (!block.empty() && !mixed_.contains(block) && !(decision.as_include && is_alone)) {
      blocks_[block].push_back(&decision);
      return;
    }
    plan_.changes.push_back({decision.site.holder_range, {{{}, {}, false}}, decision.group});
    if (!decision.as_include) insertions_[decision.site.object].push_back(&decision);
  }

  bool is_included(const Decision& decision) const {
    const std::string& name = canonical_.at(decision.site.rule);
    const bool is_enumeration = decision.site.creation.starts_with("enum");
    return decision.group.ends_with(included) || name.find('<') != std::string::npos || name.starts_with("std::") ||
           (is_enumeration && keywords_.contains(name));
  }

  void write(const Range& range, const std::vector<Decision*>& moved, bool is_insertion) {
    Change change{range, {}, moved.front()->group};
    std::string open;
    const auto enter = [&](const std::string& space) {
      if (space == open) return;
      if (!open.empty()) text(change, "}  // namespace " + open + "\n");
      if (!space.empty()) text(change, "namespace " + space + " {\n");
      open = space;
    };
    for (const Decision* decision : moved) {
      if (decision->as_include) continue;
      const std::string& name = canonical_.at(decision->site.rule);
      if (!declared_.insert({range.file, name}).second) continue;
      const std::size_t at = name.rfind("::");
      enter(at == std::string::npos ? "" : name.substr(0, at));
      const Range &whole = decision->site.range, &old = decision->site.name;
      head(*decision, name, change);
      text(change, at == std::string::npos ? name : name.substr(at + 2));
      change.fragments.push_back({{}, {whole.file, old.end, whole.end}, true});
      text(change, "\n");
    }
    enter("");
    if (change.fragments.empty()) change.fragments.push_back({{}, {}, false});
    if (is_insertion && change.fragments.size() > 1)
      text(change, "\n");
    else if (std::string& last = change.fragments.back().text; last.ends_with('\n'))
      last.pop_back();
    plan_.changes.push_back(std::move(change));
  }

  // From its beginning to the name, with the keyword of the canonical class.
  void head(const Decision& decision, const std::string& name, Change& change) const {
    const Range &whole = decision.site.range, &keyword = decision.site.access_token, &old = decision.site.name;
    const auto known = keywords_.find(name);
    if (keyword.empty() || known == keywords_.end() || known->second == decision.site.creation)
      return change.fragments.push_back({{}, {whole.file, whole.begin, old.begin}, true});
    if (whole.begin != keyword.begin) change.fragments.push_back({{}, {whole.file, whole.begin, keyword.begin}, true});
    text(change, known->second);
    change.fragments.push_back({{}, {whole.file, keyword.end, old.begin}, true});
  }

  static void text(Change& change, const std::string& more) {
    if (!change.fragments.empty() && !change.fragments.back().is_source)
      change.fragments.back().text += more;
    else
      change.fragments.push_back({more, {}, false});
  }

  Plan& plan_;
  std::map<std::string, std::string> keywords_;
  std::map<std::string, std::string> canonical_;  // rule => name
  std::set<Range> mixed_;                         // namespaces of which something stays
  std::map<Range, std::vector<Decision*>> blocks_;
  std::map<Range, std::vector<Decision*>> insertions_;
  std::set<std::pair<facts::FileId, std::string>> declared_;
};

}  // namespace

std::map<std::string, std::string> keywords_of(const facts::Facts& facts) {
  std::map<std::string, std::string> out;
  for (const facts::Definition& definition : facts.definitions) out.emplace(definition.name, definition.keyword);
  return out;
}

std::string include_group(const std::string& group) {
  return group + std::string(included);
}

std::string without_include(const std::string& group) {
  return group.ends_with(included) ? group.substr(0, group.size() - included.size()) : group;
}

void settle_forward_declarations(const facts::Facts& facts, const rules::RuleSet& rules, Plan& plan) {
  ForwardDeclarations(facts, rules, plan).run();
}

}  // namespace ssot::plan
