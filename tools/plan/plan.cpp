#include "plan/plan.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "plan/composition_roots.hpp"
#include "plan/draft.hpp"
#include "plan/forward_declarations.hpp"
#include "plan/groups.hpp"
#include "plan/includes.hpp"
#include "plan/macro_parameters.hpp"
#include "plan/short_names.hpp"
#include "plan/using_declarations.hpp"

namespace ssot::plan {
namespace {

using facts::Range;
using facts::Site;
using facts::SiteKind;

struct Known {
  const rules::Rule* rule;
  const rules::Concept* owner;
};

std::map<std::string, Known> rules_by_id(const rules::RuleSet& rules) {
  std::map<std::string, Known> known;
  for (const rules::Concept& unit : rules.concepts)
    for (const rules::Rule& rule : unit.rules) known.emplace(rule.id, Known{&rule, &unit});
  return known;
}

// One site for each place and kind: what several units or instantiations saw there is united.
class Sites {
 public:
  explicit Sites(const facts::Facts& facts) : files_(facts.files) {
    for (const Site& site : facts.sites) add(site);
    for (const facts::Mention& mention : facts.mentions) around_[mention.range].insert(mention.what);
    judge_dependent();
  }
  std::vector<Site> take() {
    std::vector<Site> out;
    for (auto& [key, site] : sites_) out.push_back(std::move(site));
    return out;
  }

 private:
  using Key = std::tuple<Range, SiteKind>;

  void add(const Site& site) {
    auto [it, added] = sites_.emplace(Key{site.name, site.kind}, site);
    if (added) return;
    Site& known = it->second;
    if (known.trouble.empty()) known.trouble = site.trouble;
    if (known.trouble.empty() && !are_one(known, site))
      known.trouble = "translation units, builds or instantiations see different things here: " +
                      seen(known, site.entity) + " and " + seen(site, known.entity);
    known.value_used = known.value_used || site.value_used;
    for (std::size_t i = 0; i < known.arguments.size() && i < site.arguments.size(); ++i)
      known.arguments[i].side_effects |= site.arguments[i].side_effects;
    known.before_main |= site.before_main;
    known.unevaluated &= site.unevaluated;
    known.object_effects |= site.object_effects;
    known.around = std::max(known.around, site.around);
    known.ordered.insert(known.ordered.end(), site.ordered.begin(), site.ordered.end());
    known.nodes.insert(known.nodes.end(), site.nodes.begin(), site.nodes.end());
    std::sort(known.nodes.begin(), known.nodes.end());
    known.nodes.erase(std::unique(known.nodes.begin(), known.nodes.end()), known.nodes.end());
  }

  // Whether one edit is right for both.
  static bool are_one(const Site& a, const Site& b) {
    const auto same = [](const facts::Argument& x, const facts::Argument& y) {
      return std::tie(x.parameter, x.range, x.is_default, x.literal) ==
             std::tie(y.parameter, y.range, y.is_default, y.literal);
    };
    return std::tie(a.rule, a.range, a.object, a.holder, a.access, a.creation, a.unwrapped, a.form, a.consumer,
                    a.consumer_range, a.in_composition_root) ==
               std::tie(b.rule, b.range, b.object, b.holder, b.access, b.creation, b.unwrapped, b.form, b.consumer,
                        b.consumer_range, b.in_composition_root) &&
           std::equal(a.arguments.begin(), a.arguments.end(), b.arguments.begin(), b.arguments.end(), same);
  }

  // What it is, and what makes the difference where both are one entity.
  static std::string seen(const Site& site, const std::string& other) {
    std::string defaults;
    for (const facts::Argument& argument : site.arguments)
      if (argument.is_default && site.entity == other)
        defaults += (defaults.empty() ? "" : ", ") + argument.parameter;
    return site.entity + (defaults.empty() ? "" : " (default: " + defaults + ")") +
           (site.configuration.empty() ? "" : " in " + site.configuration);
  }

  // A call in a template is a site only if every instantiation that is known reaches the legacy entity.
  void judge_dependent() {
    for (auto& [key, site] : sites_) {
      const auto mentions = around_.find(site.name);
      if (mentions == around_.end()) continue;
      std::string others;
      for (const std::string& what : mentions->second)
        if (what != "dependent" && what != "inactive" && what != "declared" && what != "argument" && what != "string")
          others += (others.empty() ? "" : ", ") + what;
      // What is parsed once, and has a string made of it on the way, is an assertion that says what it tests.
      if (mentions->second.contains("string") && !files_[site.name.file].alone && site.trouble.empty())
        site.trouble = "elsewhere a macro makes a string of its text";
      if (!others.empty() && site.trouble.empty())
        site.trouble = std::string(site.configuration.empty() ? "" : "builds or ") +
                       (site.spelling == facts::Spelling::macro_body ? "the macro's expansions" : "the template's instantiations") +
                       " disagree: " + seen(site, others) + " and " + others;
    }
  }

  const std::vector<facts::File>& files_;
  std::map<Key, Site> sites_;
  std::map<Range, std::set<std::string>> around_;
};

class Planner {
 public:
  Planner(const facts::Facts& facts, const rules::RuleSet& rules, const Rejections& rejected)
      : facts_(facts),
        rejected_(rejected),
        known_(rules_by_id(rules)),
        keywords_(keywords_of(facts)),
        sites_(Sites(facts).take()) {
    for (const facts::Flow& flow : facts.flows) groups_.join(flow.from, flow.to);
    for (const Site& site : sites_)
      for (const facts::Node& node : site.nodes) groups_.join(site.nodes.front(), node);
  }

  Plan run(const rules::RuleSet& rules) {
    settle_composition_roots(rules, sites_);
    draft_all();
    find_dropped();
    settle_groups();
    settle_overriders();
    Plan plan = decide();
    settle_forward_declarations(facts_, rules, plan);
    drop_overlapping(plan);
    settle_using_declarations(facts_, rules, plan);
    plan_includes(facts_, rules, rejected_, plan);
    shorten_names(facts_, rejected_, plan);
    return plan;
  }

 private:
  struct Drafted {
    Draft draft;
    std::string group;
    const Change* dropped_by = nullptr;  // another site's change that leaves this text out
  };

  // Whether the site that drops this one is itself rewritten.
  bool goes_with_outer(std::size_t index) const {
    const Change* outer = drafted_[index].dropped_by;
    if (outer == nullptr) return false;
    const auto owner = owner_of_.find(outer);
    return owner != owner_of_.end() && !held_up(owner->second) && !left(owner->second) &&
           drafted_[owner->second].draft.reason.empty();
  }

  std::string group_of(const Site& site) {
    if (!site.nodes.empty()) return groups_.name_of(site.nodes.front());
    const std::string alone = "@" + facts_.path(site.name.file) + ":" + std::to_string(site.name.begin);
    const bool again = site.kind == SiteKind::forward_declaration && rejected_.groups.contains(alone);
    return again ? include_group(alone) : alone;
  }

  bool object_is_instance(const Site& site) const {
    if (site.access != facts::Access::arrow || site.object.empty()) return false;
    const auto accessor = std::find_if(sites_.begin(), sites_.end(), [&](const Site& other) {
      return other.range == site.object && (other.kind == SiteKind::call || other.kind == SiteKind::variable);
    });
    if (accessor == sites_.end()) return false;
    const auto rule = known_.find(accessor->rule);
    return rule != known_.end() && loses_arrow(*accessor, *rule->second.rule);
  }

  void draft_all() {
    for (const Site& site : sites_) {
      DraftContext context;
      if (auto known = known_.find(site.rule); known != known_.end()) {
        context.rule = known->second.rule;
        context.owner = known->second.owner;
      }
      context.object_is_instance = object_is_instance(site);
      if (context.rule != nullptr && site.kind == SiteKind::type && context.rule->cases.size() == 1)
        if (const auto keyword = keywords_.find(context.rule->cases.front().to.value); keyword != keywords_.end())
          context.canonical_keyword = keyword->second;
      drafted_.push_back({draft(site, context), group_of(site)});
      Draft& made = drafted_.back().draft;
      if (const std::string word = word_of_parameter(made.changes, site.parameters); !word.empty())
        made = {{}, "`" + word + "` in the replacement is a parameter of the macro here", "rename the parameter", {}};
    }
  }

  // A site in an argument that another site drops goes with it, and holds nothing up.
  void find_dropped() {
    std::vector<const Change*> changes;
    for (const Drafted& drafted : drafted_)
      for (const Change& change : drafted.draft.changes) changes.push_back(&change);
    std::sort(changes.begin(), changes.end(),
              [](const Change* a, const Change* b) { return a->range < b->range; });
    for (std::size_t i = 0; i < sites_.size(); ++i) {
      const Range& inner = sites_[i].name;
      const auto behind =
          std::upper_bound(changes.begin(), changes.end(), inner, [](const Range& r, const Change* c) {
            return std::tie(r.file, r.begin) < std::tie(c->range.file, c->range.begin);
          });
      for (auto it = std::make_reverse_iterator(behind);
           it != changes.rend() && (*it)->range.file == inner.file; ++it) {
        if (!drops(**it, inner, i)) continue;
        drafted_[i].dropped_by = *it;
        break;
      }
    }
  }

  bool drops(const Change& outer, const Range& inner, std::size_t index) const {
    if (!outer.range.contains(inner)) return false;
    for (const Change& own : drafted_[index].draft.changes)
      if (&own == &outer) return false;
    // The name of a site is always inside of what the site itself replaces.
    if (sites_[index].range.contains(outer.range)) return false;
    return std::none_of(outer.fragments.begin(), outer.fragments.end(), [&](const Fragment& fragment) {
      return fragment.is_source && fragment.source.contains(inner);
    });
  }

  // A note holds up everything that must change together with its site.
  void settle_groups() {
    for (std::size_t i = 0; i < sites_.size(); ++i) {
      const Drafted& drafted = drafted_[i];
      if (drafted.draft.reason.empty() || drafted.dropped_by != nullptr) continue;
      held_up_.emplace(drafted.group, i);
    }
    for (std::size_t i = 0; i < sites_.size(); ++i) {
      const Drafted& drafted = drafted_[i];
      if (drafted.dropped_by != nullptr) continue;
      const bool edits_outside =
          std::any_of(drafted.draft.changes.begin(), drafted.draft.changes.end(),
                      [&](const Change& change) { return is_outside(change.range.file); });
      if (edits_outside || is_outside(sites_[i].name.file)) outside_.emplace(drafted.group, i);
    }
  }

  bool is_outside(facts::FileId file) const { return rejected_.outside.files.contains(facts_.path(file)); }

  // A site that could be rewritten, and is left with all of its group. Nothing: this run takes it.
  std::optional<Status> left(std::size_t index) const {
    const std::string& group = drafted_[index].group;
    if (is_outside(sites_[index].name.file) || rejected_.outside.groups.contains(group)) return Status::outside;
    return outside_.contains(group) ? std::optional(Status::refused) : std::nullopt;
  }

  std::string why_left(std::size_t index) const {
    const std::string behind = "outside of " + rejected_.outside.where;
    if (left(index) == Status::outside) return "it is " + behind;
    const Site& cause = sites_[outside_.at(drafted_[index].group)];
    const auto file = rejected_.outside.files.find(facts_.path(cause.name.file));
    return "it goes with " + cause.entity + (cause.enclosing.empty() ? "" : " in " + cause.enclosing) +
           (file == rejected_.outside.files.end() ? "" : " (" + file->second + ")") + ", which is " + behind;
  }

  // A method that goes on overriding the legacy one is reached by a call of that one alone: a shim converts to the
  // canonical type, whose method nothing overrides then. So who calls it stays as long as one overrider does.
  void settle_overriders() {
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = 0; i < sites_.size(); ++i) {
        if (sites_[i].kind != SiteKind::overrider || !held_up(i)) continue;
        const auto known = held_up_.find(drafted_[i].group);
        const std::size_t cause = known == held_up_.end() ? i : known->second;
        for (std::size_t j = 0; j < sites_.size(); ++j)
          if (dispatches_to(sites_[j], sites_[i]) && drafted_[j].dropped_by == nullptr)
            more = held_up_.emplace(drafted_[j].group, cause).second || more;
      }
    }
  }

  static bool dispatches_to(const Site& call, const Site& overrider) {
    const bool is_call = call.kind == SiteKind::call ? call.creation != "qualified" && !call.unevaluated
                                                     : call.kind == SiteKind::member_pointer;
    return is_call && call.rule == overrider.rule && call.entity == overrider.entity;
  }

  std::optional<std::string> held_up(std::size_t index) const {
    const std::string& group = drafted_[index].group;
    if (auto rejected = rejected_.groups.find(group); rejected != rejected_.groups.end())
      return rejected->second;
    const auto first = held_up_.find(group);
    if (first == held_up_.end()) return std::nullopt;
    const Site& cause = sites_[first->second];
    const auto refused = rejected_.groups.find(drafted_[first->second].group);
    return "it goes with " + cause.entity + (cause.enclosing.empty() ? "" : " in " + cause.enclosing) + ": " +
           (refused != rejected_.groups.end() ? refused->second : drafted_[first->second].draft.reason);
  }

  Plan decide() {
    Plan plan;
    for (std::size_t i = 0; i < drafted_.size(); ++i)
      for (const Change& change : drafted_[i].draft.changes) owner_of_.emplace(&change, i);
    std::vector<bool> goes_with;
    for (std::size_t i = 0; i < sites_.size(); ++i) goes_with.push_back(goes_with_outer(i));
    for (std::size_t i = 0; i < sites_.size(); ++i) {
      Drafted& drafted = drafted_[i];
      Decision decision{sites_[i], Status::rewritten, drafted.group, {}, {}};
      if (goes_with[i]) {
        plan.decisions.push_back(std::move(decision));
        continue;
      }
      if (!drafted.draft.reason.empty()) {
        decision.status = Status::noted;
        decision.reason = drafted.draft.reason;
        decision.todo = drafted.draft.todo;
      } else if (auto reason = held_up(i)) {
        decision.status = rejected_.groups.contains(drafted.group) ? Status::refused : Status::noted;
        decision.reason = *reason;
      } else if (const auto status = left(i)) {
        decision.status = *status;
        decision.reason = why_left(i);
      } else {
        for (Change& change : drafted.draft.changes) {
          change.group = drafted.group;
          change.site = sites_[i].name;
          plan.changes.push_back(std::move(change));
        }
      }
      plan.decisions.push_back(std::move(decision));
    }
    for (const facts::Mention& mention : facts_.mentions) plan.unseen.push_back(mention);
    return plan;
  }

  // Two changes may nest, or say the same twice; if they cross, both sites are refused.
  void drop_overlapping(Plan& plan) {
    std::sort(plan.changes.begin(), plan.changes.end(), [](const Change& a, const Change& b) {
      return std::tuple(a.range.file, a.range.begin, ~a.range.end, a.group) <
             std::tuple(b.range.file, b.range.begin, ~b.range.end, b.group);
    });
    // The `->` between an accessor and a call is both sites' to change.
    const auto same_text = [](const Change& a, const Change& b) {
      return a.range == b.range && a.fragments == b.fragments && a.group == b.group;
    };
    plan.changes.erase(std::unique(plan.changes.begin(), plan.changes.end(), same_text), plan.changes.end());
    std::set<std::string> crossing;
    for (std::size_t i = 0; i + 1 < plan.changes.size(); ++i) {
      const Range& a = plan.changes[i].range;
      for (std::size_t j = i + 1; j < plan.changes.size(); ++j) {
        const Range& b = plan.changes[j].range;
        if (b.file != a.file || b.begin >= a.end) break;
        const bool same = a == b && !a.empty();
        if (!same && a.contains(b)) continue;
        crossing.insert(plan.changes[i].group);
        crossing.insert(plan.changes[j].group);
      }
    }
    if (crossing.empty()) return;
    std::erase_if(plan.changes, [&](const Change& change) { return crossing.contains(change.group); });
    for (Decision& decision : plan.decisions) {
      if (!crossing.contains(decision.group) || decision.status != Status::rewritten) continue;
      decision.status = Status::refused;
      decision.reason = "two changes of this group want the same text";
    }
  }

  const facts::Facts& facts_;
  const Rejections& rejected_;
  std::map<std::string, Known> known_;
  std::map<std::string, std::string> keywords_;  // of canonical classes
  std::vector<Site> sites_;
  Groups groups_;
  std::vector<Drafted> drafted_;
  std::map<std::string, std::size_t> held_up_;  // group => the site that has no mechanical answer
  std::map<std::string, std::size_t> outside_;  // group => a site of it that this run must not edit
  std::map<const Change*, std::size_t> owner_of_;
};

}  // namespace

Plan make_plan(const facts::Facts& facts, const rules::RuleSet& rules, const Rejections& rejected) {
  return Planner(facts, rules, rejected).run(rules);
}

}  // namespace ssot::plan
