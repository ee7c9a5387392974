#include "plan/forward_declarations.hpp"

#include <algorithm>
#include <tuple>

namespace ssot::plan {
namespace {

using facts::Range;

class ForwardDeclarations {
 public:
  ForwardDeclarations(const rules::RuleSet& rules, Plan& plan) : plan_(plan) {
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
    const Range& block = decision.site.declarator;
    if (!block.empty() && !mixed_.contains(block)) {
      blocks_[block].push_back(&decision);
      return;
    }
    plan_.changes.push_back({decision.site.holder_range, {{{}, {}, false}}, decision.group});
    insertions_[decision.site.object].push_back(&decision);
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
      const std::string& name = canonical_.at(decision->site.rule);
      if (!declared_.insert({range.file, name}).second) continue;
      const std::size_t at = name.rfind("::");
      enter(at == std::string::npos ? "" : name.substr(0, at));
      const Range &whole = decision->site.range, &old = decision->site.name;
      change.fragments.push_back({{}, {whole.file, whole.begin, old.begin}, true});
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

  static void text(Change& change, const std::string& more) {
    if (!change.fragments.empty() && !change.fragments.back().is_source)
      change.fragments.back().text += more;
    else
      change.fragments.push_back({more, {}, false});
  }

  Plan& plan_;
  std::map<std::string, std::string> canonical_;  // rule => name
  std::set<Range> mixed_;                         // namespaces of which something stays
  std::map<Range, std::vector<Decision*>> blocks_;
  std::map<Range, std::vector<Decision*>> insertions_;
  std::set<std::pair<facts::FileId, std::string>> declared_;
};

}  // namespace

void settle_forward_declarations(const rules::RuleSet& rules, Plan& plan) {
  ForwardDeclarations(rules, plan).run();
}

}  // namespace ssot::plan
