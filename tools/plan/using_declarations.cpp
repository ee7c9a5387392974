#include "plan/using_declarations.hpp"

#include <algorithm>
#include <tuple>

namespace ssot::plan {
namespace {

using facts::FileId;
using facts::Range;

class UsingDeclarations {
 public:
  UsingDeclarations(const facts::Facts& facts, const rules::RuleSet& rules, Plan& plan) : plan_(plan) {
    for (const facts::Via& via : facts.vias) {
      tokens_[via.declaration].push_back(via.token);
      if (via.is_hidden) hidden_.insert(via.token);
    }
    for (const rules::Concept& unit : rules.concepts)
      for (const rules::Rule& rule : unit.rules)
        if (rule.from.kind == rules::EntityKind::type && !rule.cases.empty())
          canonical_.emplace(rule.id, rule.cases.front().to.value);
    for (Change& change : plan.changes) by_file_[change.range.file].push_back(&change);
  }

  void run() {
    for (Decision& decision : plan_.decisions)
      if (decision.site.kind == facts::SiteKind::using_declaration && decision.status == Status::rewritten)
        settle(decision);
    std::erase_if(plan_.changes, [&](const Change& change) { return dropped_.contains(change.range); });
  }

 private:
  void settle(Decision& decision) {
    const std::vector<Range>& tokens = tokens_[decision.site.nodes.front()];
    const Range& written = decision.site.range;
    if (std::any_of(tokens.begin(), tokens.end(), [&](const Range& token) { return survives(token); })) {
      decision.status = Status::noted;
      decision.reason = "a use of the name that it brings in stays";
      decision.todo = "it goes with the last of them";
      dropped_.insert(written);
      dropped_.insert(decision.site.holder_range);
      return;
    }
    const auto name = canonical_.find(decision.site.rule);
    if (name == canonical_.end()) return;  // it is removed as drafted
    const bool needed = shorten(tokens, name->second);
    const auto place = std::tuple(written.file, decision.site.enclosing, name->second);
    if (needed && declared_.insert(place).second) return;
    for (Change* change : by_file_[written.file])
      if (change->range == written && !decision.site.holder_range.empty()) {
        change->range = decision.site.holder_range;
        change->fragments = {{{}, {}, false}};
      }
  }

  bool survives(const Range& token) const {
    const auto changes = by_file_.find(token.file);
    if (changes == by_file_.end()) return true;
    return std::none_of(changes->second.begin(), changes->second.end(), [&](const Change* change) {
      return change->range.contains(token) &&
             std::none_of(change->fragments.begin(), change->fragments.end(), [&](const Fragment& fragment) {
               return fragment.is_source && fragment.source.contains(token);
             });
    });
  }

  // Uses that were written as the bare name are written so again. Whether there is any.
  bool shorten(const std::vector<Range>& tokens, const std::string& name) {
    const std::size_t space = name.rfind("::");
    bool any = false;
    for (const Range& token : tokens) {
      if (hidden_.contains(token)) continue;
      for (Change* change : by_file_[token.file]) {
        if (change->range != token || change->fragments.size() != 1 || change->fragments[0].text != name) continue;
        if (space != std::string::npos) change->fragments[0].text = name.substr(space + 2);
        any = true;
      }
    }
    return any;
  }

  Plan& plan_;
  std::map<facts::Node, std::vector<Range>> tokens_;
  std::set<Range> hidden_;  // tokens at which the short name means something else
  std::map<std::string, std::string> canonical_;  // rule => name
  std::map<FileId, std::vector<Change*>> by_file_;
  std::set<std::tuple<FileId, std::string, std::string>> declared_;
  std::set<Range> dropped_;
};

}  // namespace

void settle_using_declarations(const facts::Facts& facts, const rules::RuleSet& rules, Plan& plan) {
  UsingDeclarations(facts, rules, plan).run();
}

}  // namespace ssot::plan
