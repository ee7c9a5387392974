#include "plan/draft.hpp"

#include <algorithm>

#include "plan/canonical_names.hpp"
#include "plan/cases.hpp"
#include "plan/evaluation_order.hpp"
#include "plan/holes.hpp"
#include "plan/instance_text.hpp"

namespace ssot::plan {
namespace {

using facts::Access;
using facts::Argument;
using facts::Holder;
using facts::Range;
using facts::Site;
using facts::SiteKind;

Draft note(std::string reason, std::string todo) {
  return {{}, std::move(reason), std::move(todo), {}};
}

Draft replace(const Range& range, std::string text) {
  return {{{range, {{std::move(text), {}, false}}, {}}}, {}, {}, {}};
}

constexpr const char* before_main_reason =
    "it is evaluated before main, when no composition root has bound the one instance yet";
constexpr const char* before_main_todo = "reach it where it is used first, in a function";

constexpr const char* effects_todo =
    "evaluate it in a statement of its own before; if its functions only give access, list them under "
    "effect_free in ssot.json";

constexpr const char* order_todo =
    "evaluate them in statements of their own before; if their order does not matter, say why under any_order in the "
    "rule, and list functions that only give access under effect_free in ssot.json";

constexpr const char* unopened_reason =
    "its result is dropped unopened, with the error that it may hold; the replacement would tell that error";
constexpr const char* waited_reason =
    "it is only waited for, and the error that it may hold is lost; the replacement would tell that error";

// A handle that somebody waits on holds what went wrong; a pointer that is only followed holds nothing.
bool loses_error(const Site& site, const rules::Rule& rule) {
  const bool opened = std::any_of(rule.unwrap.begin(), rule.unwrap.end(), [](const std::string& by) { return by != "*"; });
  return opened && (site.unwrapped ? site.only_waited : !site.value_used) && !site.unevaluated && rule.unopened.empty() &&
         !rule.from.result.starts_with("std::unique_ptr<") && !rule.from.result.starts_with("std::shared_ptr<");
}

// "`.get()`", "`*` or `->`"
std::string opener(const rules::Rule& rule) {
  return rule.unwrap.front() == "*" ? "`*` or `->`" : "`." + rule.unwrap.front() + "()`";
}

std::string unopened_todo(const rules::Rule& rule) {
  return "open it where it is called: " + opener(rule) + "; if there is no error to lose, say why under unopened in the rule";
}

// Comments of the call that belong to none of its parts stand behind it.
void add_comments(const Site& site, std::vector<Fragment>& fragments) {
  for (const Range& comment : site.comments) {
    fragments.push_back({" ", {}, false});
    fragments.push_back({{}, comment, true});
  }
}

// A dropped argument that does something would be evaluated no more.
std::string dropped_effect(const Site& site, const rules::Rule& rule) {
  if (site.unevaluated) return {};
  for (const Argument& argument : site.arguments) {
    const auto how = rule.arguments.find(argument.parameter);
    const bool dropped = how != rule.arguments.end() && !how->second.drop.empty();
    if (dropped && argument.side_effects && !argument.is_default)
      return "the argument `" + argument.parameter + "` is dropped, and evaluating it has effects";
  }
  return {};
}

std::string operand_name(const std::string& parameter) {
  return parameter.empty() ? "the object" : "the argument `" + parameter + "`";
}

std::string hole_of(const std::string& parameter) {
  return parameter.empty() ? "self" : parameter;
}

// What is evaluated no more, only sometimes, or at another time than before, and could be seen. Empty: nothing.
std::string moved_effect(const Site& site, const rules::Rule& rule, const EvaluationOrder& order) {
  if (site.unevaluated) return {};
  const bool has_object = site.access == Access::dot || site.access == Access::arrow;
  if (has_object && site.object_effects && !order.has("self"))
    return "the object is dropped, and evaluating it has effects";
  const auto often = [&](const std::string& parameter) -> std::string {
    if (!order.has(hole_of(parameter)) || order.times(hole_of(parameter)) == Times::once) return {};
    return operand_name(parameter) + " has effects, and would be evaluated " +
           (order.times(hole_of(parameter)) == Times::maybe ? "only sometimes" : "when a lambda is called");
  };
  if (has_object && site.object_effects)
    if (std::string what = often({}); !what.empty()) return what;
  for (const Argument& argument : site.arguments)
    if (argument.side_effects && !argument.is_default)
      if (std::string what = often(argument.parameter); !what.empty()) return what;
  if (!rule.any_order.empty()) return {};
  for (const facts::Ordered& pair : site.ordered) {
    if (!order.has(hole_of(pair.first)) || !order.has(hole_of(pair.second))) continue;
    const Sequence before = pair.is_fixed ? Sequence::before : Sequence::any;
    const std::string change = change_of_order(before, order.of(hole_of(pair.first), hole_of(pair.second)));
    if (!change.empty())
      return operand_name(pair.first) + " and " + operand_name(pair.second) + " have effects, and " + change;
  }
  return {};
}

Draft replace_use(const Site& site, const DraftContext& context, const std::string& text) {
  Filled filled = fill_holes(text, site, context);
  if (!filled.reason.empty()) return note(filled.reason, {});
  Change change;
  change.range = site.range;
  change.fragments = std::move(filled.fragments);
  if (std::string effect = moved_effect(site, *context.rule, EvaluationOrder(filled.with_holes)); !effect.empty())
    return note(std::move(effect), order_todo);
  if (filled.keeps_object) change.range.begin = site.name.begin;
  add_comments(site, change.fragments);
  Draft out;
  out.changes.push_back(std::move(change));
  if (context.object_is_instance && filled.keeps_object && site.access == Access::arrow)
    out.changes.push_back({site.access_token, {{".", {}, false}}, {}});
  if (loses_arrow(site, *context.rule)) out.changes.push_back({site.consumer_range, {{".", {}, false}}, {}});
  return out;
}

// A function or variable that gave the one instance.
Draft replace_accessor(const Site& site, const DraftContext& context) {
  const rules::Rule& rule = *context.rule;
  const rules::Canonical& canonical = context.owner->canonical;
  if (site.object_effects && !site.unevaluated)
    return note("the object is dropped, and evaluating it has effects", effects_todo);
  Draft out;
  const auto put = [&](const Range& range, const std::string& text) {
    Change change{range, {{text, {}, false}}, {}};
    add_comments(site, change.fragments);
    out.changes.push_back(std::move(change));
  };
  if (site.consumer == facts::Consumer::other || site.consumer_range.empty()) {
    put(site.range, fitted(instance_text(rule.instance, site, canonical), site.around));
  } else if (keeps_smart(site, rule)) {
    put(site.range, fitted(canonical.shared, facts::Around::postfix));
  } else if (site.consumer == facts::Consumer::star) {
    put(site.consumer_range, fitted(canonical.reference, site.around));
  } else {
    put(site.range, fitted(canonical.reference, facts::Around::postfix));
    out.changes.push_back({site.consumer_range, {{".", {}, false}}, {}});
  }
  return out;
}

std::string todo_of(const rules::Rule& rule) {
  return rule.note ? rule.note->todo : std::string();
}

// A qualified name: whole, or, where template arguments stand between the two, qualifier and name.
Draft replace_qualified(const Site& site, const std::string& scope, const std::string& name) {
  if (site.holder_range.contains(site.name)) return replace(site.holder_range, scope + "::" + name);
  Draft out = replace(site.holder_range, scope);
  out.changes.push_back({site.name, {{name, {}, false}}, {}});
  return out;
}

// A name behind a qualifier, or one that is declared again: only the name changes, and the class before it.
Draft draft_name(const Site& site, const DraftContext& context, const char* reason) {
  const rules::Rule& rule = *context.rule;
  if (rule.cases.empty() && rule.note) return note(rule.note->why, rule.note->todo);
  const std::string name = plain_new_name(rule);
  if (name.empty()) return note(reason, todo_of(rule));
  if (site.holder_range.empty()) return name == rule.from.unqualified() ? Draft{} : replace(site.name, name);
  const std::string scope = new_class_name(rule, *context.owner);
  return scope.empty() ? note(reason, todo_of(rule)) : replace_qualified(site, scope, name);
}

Draft draft_member_using(const Site& site, const DraftContext& context) {
  const rules::Rule& rule = *context.rule;
  const bool is_type = rule.from.kind == rules::EntityKind::type;
  if (!is_type) return draft_name(site, context, "it brings in a method that is called otherwise now");
  if (rule.cases.size() != 1 || site.holder_range.empty()) return note("the rule gives it no canonical name", todo_of(rule));
  const std::string& name = rule.cases.front().to.value;
  // T::T brings in the constructors.
  return site.creation.empty() ? replace(site.holder_range, name)
                               : replace_qualified(site, name, name.substr(name.rfind(':') + 1));
}

Draft draft_call(const Site& site, const DraftContext& context) {
  const rules::Rule& rule = *context.rule;
  if (site.creation == "qualified")
    return draft_name(site, context, "it is called with a qualifier, which names one class's version of it");
  if (std::string effect = dropped_effect(site, rule); !effect.empty())
    return note(std::move(effect), effects_todo);
  const bool keeps_wrapper = !rule.unwrap.empty() && !site.unwrapped && site.value_used;
  if (keeps_wrapper)
    return note("its result is kept and unwrapped elsewhere",
                "unwrap it where it is called: " + opener(rule));
  if (loses_error(site, rule)) return note(site.unwrapped ? waited_reason : unopened_reason, unopened_todo(rule));
  if (rule.instance != rules::Instance::none && rule.cases.empty()) return replace_accessor(site, context);
  const rules::Case* chosen = first_case(rule, site);
  if (chosen == nullptr) {
    if (rule.note) return note(rule.note->why, rule.note->todo);
    return note("no case of the rule fits these arguments", {});
  }
  const bool is_void =
      rule.from.result == "void" || rule.from.result.find("future<void>") != std::string::npos;
  const rules::Replacement& to = chosen->to;
  const bool as_statement = (!site.value_used || is_void) && !to.statement.empty();
  const std::string& text = as_statement ? to.statement : to.value;
  if (text.empty())
    return note(site.value_used ? "its result is used, and the rule has no value form"
                                : "its result is not used, and the rule has no statement form",
                todo_of(rule));
  return replace_use(site, context, text);
}

Draft draft_type(const Site& site, const DraftContext& context) {
  const rules::Rule& rule = *context.rule;
  if (rule.cases.empty()) {
    if (rule.note) return note(rule.note->why, rule.note->todo);
    return note("the rule gives it no canonical name", {});
  }
  const std::string& name = rule.cases.front().to.value;
  if (site.holder == Holder::pointer && !rule.by_pointer.empty() && !site.holder_range.empty())
    return replace(site.holder_range, rule.by_pointer);
  const std::string& owner = context.owner->canonical.owner;
  const bool shares = site.holder == Holder::shared_ptr && !owner.starts_with("std::shared_ptr<");
  if (rule.single && (site.holder == Holder::unique_ptr || shares)) {
    if (site.holder_range.empty()) return note("the smart pointer around it is not plain text", {});
    return replace(site.holder_range, owner);
  }
  // Behind the ~ of a destructor's name stands no qualifier.
  if (site.creation == "destroyed") {
    if (name.find('<') != std::string::npos) return note("a destructor is called by a name that has no plain form now", {});
    return replace(site.range, name.substr(name.rfind(':') + 1));
  }
  // class T* p: where the canonical one has another keyword, it does without.
  Range whole = site.range;
  const bool is_other = !context.canonical_keyword.empty() && site.creation != context.canonical_keyword;
  if (!site.access_token.empty() && is_other) whole.begin = site.access_token.begin;
  return replace(whole, name);
}

Draft draft_value(const Site& site, const DraftContext& context) {
  if (site.holder_range.empty()) return note("its type is not plain text", {});
  const rules::Canonical& canonical = context.owner->canonical;
  std::string init = canonical.reference;
  if (site.in_composition_root) {
    if (owner_of(canonical) == Owner::unique)
      return note("a std::unique_ptr owns the one instance, and a reference to what a temporary holds would dangle",
                  "keep the owner in a variable, and make this a reference to what it holds");
    init = "*" + fitted(create_text(site, *context.owner), facts::Around::postfix);
  }
  Draft out;
  const Range behind{site.holder_range.file, site.holder_range.end, site.holder_range.end};
  out.changes.push_back({behind, {{"&", {}, false}}, {}});
  out.changes.push_back({site.declarator, {{" = " + init, {}, false}}, {}});
  return out;
}

// Whether it goes, and what stands in its place, is seen when all sites are decided (forward_declarations.cpp).
Draft draft_forward(const Site& site, const DraftContext& context) {
  if (context.rule->cases.size() != 1 || site.holder_range.empty())
    return note("the canonical type cannot be declared forward", "include " + context.owner->canonical.include);
  return {};
}

// What T* becomes where it is no pointer has no nullptr: it is asked whether there is something in it.
Draft draft_null_test(const Site& site) {
  Draft out;
  Change change{site.range, {}, {}};
  const bool enclose = !site.object_primary && site.creation == "not";
  if (site.creation == "not") change.fragments.push_back({enclose ? "!(" : "!", {}, false});
  if (site.creation == "bool") change.fragments.push_back({"static_cast<bool>(", {}, false});
  change.fragments.push_back({{}, site.object, true});
  if (enclose || site.creation == "bool") change.fragments.push_back({")", {}, false});
  if (site.creation == "not" && site.around == facts::Around::postfix) {
    change.fragments.insert(change.fragments.begin(), {"(", {}, false});
    change.fragments.push_back({")", {}, false});
  }
  out.changes.push_back(std::move(change));
  return out;
}

// &T::f, or a function that is named and not called. Whether its type still fits is for verification to see.
Draft draft_member_pointer(const Site& site, const DraftContext& context) {
  const rules::Rule& rule = *context.rule;
  const std::string name = renamed_function(rule, *context.owner);
  if (name.empty())
    return note("it is named without a call, and the canonical one has other parameters", todo_of(rule));
  const std::size_t at = name.rfind("::");
  if (!site.holder_range.empty() && at != std::string::npos)
    return replace_qualified(site, name.substr(0, at), name.substr(at + 2));
  return replace(site.range, name);
}

Draft draft_macro(const Site& site, const DraftContext& context) {
  const rules::Rule& rule = *context.rule;
  if (rule.cases.empty() && rule.instance == rules::Instance::none)
    return rule.note ? note(rule.note->why, rule.note->todo) : note("the rule says no replacement", {});
  if (site.creation == "asked") return note("it is asked whether the macro is defined", "ask for what takes its place");
  if (site.creation == "undefined") return note("the macro is undefined here", "leave it out with the last use");
  if (site.creation == "condition")
    return note("it stands in a condition of the preprocessor, which knows no C++", "ask for what takes its place");
  if (rule.cases.empty()) return replace(site.range, fitted(instance_text(rule.instance, site, context.owner->canonical), site.around));
  if (std::string effect = dropped_effect(site, rule); !effect.empty()) return note(std::move(effect), effects_todo);
  const rules::Case* chosen = first_case(rule, site);
  if (chosen == nullptr)
    return rule.note ? note(rule.note->why, rule.note->todo) : note("no case of the rule fits these arguments", {});
  return replace_use(site, context, chosen->to.value.empty() ? chosen->to.statement : chosen->to.value);
}

bool reaches_instance(const Site& site, const rules::Rule& rule) {
  switch (site.kind) {
    case SiteKind::call:
    case SiteKind::variable:
    case SiteKind::macro:
      return rule.instance != rules::Instance::none && rule.cases.empty();
    case SiteKind::construct:
    case SiteKind::value:
      return true;
    default:
      return false;
  }
}

// Whether it stays for another use is seen when all sites are decided (plan.cpp).
Draft draft_using(const Site& site, const DraftContext& context) {
  const rules::Rule& rule = *context.rule;
  if (rule.from.kind == rules::EntityKind::type && !rule.cases.empty())
    return replace(site.range, rule.cases.front().to.value);
  return replace(site.holder_range, "");
}

}  // namespace

bool loses_arrow(const Site& site, const rules::Rule& rule) {
  if (site.consumer != facts::Consumer::arrow || site.consumer_range.empty()) return false;
  if (site.kind != SiteKind::call && site.kind != SiteKind::variable) return false;
  if (rule.instance != rules::Instance::none && rule.cases.empty()) return !keeps_smart(site, rule);
  return std::find(rule.unwrap.begin(), rule.unwrap.end(), "*") != rule.unwrap.end();
}

Draft draft(const Site& site, const DraftContext& context) {
  if (context.rule == nullptr) return note("no rule says what it becomes", "add a rule for it");
  const rules::Rule& rule = *context.rule;
  if (!site.trouble.empty()) return note(site.trouble, todo_of(rule));
  if (site.before_main && reaches_instance(site, rule)) return note(before_main_reason, before_main_todo);
  switch (site.kind) {
    case SiteKind::type:
    case SiteKind::base:
      return draft_type(site, context);
    case SiteKind::value:
      return draft_value(site, context);
    case SiteKind::call:
      return draft_call(site, context);
    case SiteKind::construct:
      return replace(site.range, construct_text(site, *context.owner));
    case SiteKind::member_init:
      return replace(site.range, context.owner->canonical.reference);
    case SiteKind::variable:
    case SiteKind::enumerator:
    case SiteKind::field:
      if (rule.instance != rules::Instance::none)
        return replace_accessor(site, context);
      if (rule.cases.empty())
        return rule.note ? note(rule.note->why, rule.note->todo) : note("the rule says no replacement", {});
      return replace_use(site, context, rule.cases.front().to.value);
    case SiteKind::forward_declaration:
      return draft_forward(site, context);
    case SiteKind::using_declaration:
      return draft_using(site, context);
    case SiteKind::member_using:
      return draft_member_using(site, context);
    case SiteKind::overrider:
      return draft_name(site, context, "it overrides a method that is called otherwise now");
    case SiteKind::found_by_argument:
      return replace(site.name, site.entity);
    case SiteKind::macro:
      return draft_macro(site, context);
    case SiteKind::null_test:
      return draft_null_test(site);
    case SiteKind::member_pointer:
      return draft_member_pointer(site, context);
    case SiteKind::write:
    case SiteKind::member_definition:
    case SiteKind::destroy:
    case SiteKind::dependent:
      break;
  }
  return note("there is no mechanical answer", todo_of(rule));
}

}  // namespace ssot::plan
