#include "plan/draft.hpp"

#include <algorithm>
#include <cctype>
#include <variant>

#include "plan/evaluation_order.hpp"
#include "rules/template_text.hpp"

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

// A text in the place of a use, in parentheses where the operators around it would tear it apart.
std::string fitted(const std::string& text, facts::Around around) {
  const Top top = EvaluationOrder(text).top();
  const bool enclose = (around == facts::Around::postfix && top != Top::primary) ||
                       (around == facts::Around::operand && top == Top::operation);
  return enclose ? "(" + text + ")" : text;
}

// --- the one instance ---------------------------------------------------------------------------------------

// What holds the one instance, as the rules name its type.
enum class Owner { raw, unique, smart };

Owner owner_of(const rules::Canonical& canonical) {
  if (canonical.owner.ends_with("*")) return Owner::raw;
  return canonical.owner.starts_with("std::unique_ptr<") ? Owner::unique : Owner::smart;
}

std::string create_text(const Site& site, const rules::Concept& owner) {
  const auto root = std::find_if(owner.composition_roots.begin(), owner.composition_roots.end(),
                                 [&](const rules::CompositionRoot& r) {
                                   return site.enclosing == r.function || site.enclosing.starts_with(r.function + "::");
                                 });
  return root != owner.composition_roots.end() && !root->create.empty() ? root->create : owner.canonical.create;
}

std::string construct_text(const Site& site, const rules::Concept& owner) {
  const rules::Canonical& canonical = owner.canonical;
  if (!site.in_composition_root) return site.creation == "new" ? canonical.pointer : canonical.shared;
  const std::string create = create_text(site, owner);
  if (site.creation != "new" || owner_of(canonical) == Owner::raw) return create;
  // A unique_ptr that is dropped would destroy what its pointer points to.
  const bool primary = EvaluationOrder(create).top() == Top::primary;
  return (primary ? create : "(" + create + ")") + (owner_of(canonical) == Owner::unique ? ".release()" : ".get()");
}

// A use that keeps the instance, or hands it on, keeps the form that it had.
std::string instance_text(rules::Instance wish, const Site& site, const rules::Canonical& canonical) {
  switch (site.form) {
    case facts::Form::reference:
      return canonical.reference;
    case facts::Form::pointer:
      return canonical.pointer;
    case facts::Form::smart:
      return canonical.shared;
    case facts::Form::wrapper:
      return "std::ref(" + canonical.reference + ")";
    case facts::Form::other:
      break;
  }
  return wish == rules::Instance::pointer  ? canonical.pointer
         : wish == rules::Instance::shared ? canonical.shared
                                           : canonical.reference;
}

// Used through -> or *, and the rule wants a smart pointer there.
bool keeps_smart(const Site& site, const rules::Rule& rule) {
  return rule.instance == rules::Instance::shared &&
         (site.form == facts::Form::smart || site.form == facts::Form::pointer);
}

// --- cases ------------------------------------------------------------------------------------------------

const Argument* argument_of(const Site& site, const std::string& parameter) {
  for (const Argument& argument : site.arguments)
    if (argument.parameter == parameter) return &argument;
  return nullptr;
}

bool holds(const rules::Condition& condition, const Site& site) {
  const Argument* argument = argument_of(site, condition.parameter);
  if (argument == nullptr) return condition.is == rules::Condition::Is::absent;
  switch (condition.is) {
    case rules::Condition::Is::absent:
      return argument->is_default;
    case rules::Condition::Is::given:
      return !argument->is_default;
    case rules::Condition::Is::literal:
      return argument->is_literal && !argument->is_default;
    case rules::Condition::Is::text:
      return argument->is_literal && argument->literal == condition.text;
  }
  return false;
}

const rules::Case* first_case(const rules::Rule& rule, const Site& site) {
  for (const rules::Case& one : rule.cases)
    if (std::all_of(one.when.begin(), one.when.end(),
                    [&](const rules::Condition& c) { return holds(c, site); }))
      return &one;
  return nullptr;
}

// --- holes ------------------------------------------------------------------------------------------------

class Filler {
 public:
  Filler(const Site& site, const DraftContext& context) : site_(site), context_(context) {}

  // Empty, with `reason` set, if a hole cannot be filled.
  std::vector<Fragment> fill(const std::string& text) {
    std::vector<std::string> names;
    for (const rules::Parameter& parameter : context_.rule->from.parameters) names.push_back(parameter.name);
    auto parsed = rules::parse_replacement(text, names, true);
    const auto* pieces = std::get_if<rules::Pieces>(&parsed);
    if (pieces == nullptr) {
      reason = "the rule's replacement cannot be read";
      return {};
    }
    for (const rules::Piece& piece : *pieces)
      if (piece.kind == rules::Piece::Kind::hole) order_.push_back(piece.text);
    for (std::size_t i = 0; i < pieces->size(); ++i) add(*pieces, i);
    const Top top = EvaluationOrder(with_holes).top();
    if ((site_.around == facts::Around::postfix && top != Top::primary) ||
        (site_.around == facts::Around::operand && top == Top::operation))
      enclose();
    return std::move(out_);
  }

  // The new text begins with the object as it stands, so only what follows it is replaced.
  bool keeps_object = false;
  std::string reason;
  std::string with_holes;  // the new text with the wraps put in, and holes as $name

 private:
  void enclose() {
    if (keeps_object) {
      const bool arrow = site_.access == Access::arrow && !context_.object_is_instance;
      out_.insert(out_.begin(), {{{}, site_.object, true}, {arrow ? "->" : ".", {}, false}});
      keeps_object = false;
    }
    out_.insert(out_.begin(), {"(", {}, false});
    out_.push_back({")", {}, false});
  }

  static char before(const rules::Pieces& pieces, std::size_t i) {
    return i == 0 || pieces[i - 1].text.empty() || pieces[i - 1].kind != rules::Piece::Kind::text
               ? '('
               : last_visible(pieces[i - 1].text);
  }
  static char after(const rules::Pieces& pieces, std::size_t i) {
    return i + 1 >= pieces.size() || pieces[i + 1].kind != rules::Piece::Kind::text
               ? ')'
               : pieces[i + 1].text.front();
  }
  static char last_visible(const std::string& text) {
    const std::size_t at = text.find_last_not_of(' ');
    return at == std::string::npos ? '(' : text[at];
  }
  static bool is_delimited(char left, char right) {
    return std::string_view("({[,=").find(left) != std::string_view::npos &&
           std::string_view(")}],;").find(right) != std::string_view::npos;
  }

  void text(std::string part) {
    with_holes += part;
    put(std::move(part));
  }
  void put(std::string part) {
    if (!out_.empty() && !out_.back().is_source)
      out_.back().text += part;
    else if (!part.empty())
      out_.push_back({std::move(part), {}, false});
  }
  void source(const Range& range) { out_.push_back({{}, range, true}); }

  void add(const rules::Pieces& pieces, std::size_t i) {
    const rules::Piece& piece = pieces[i];
    switch (piece.kind) {
      case rules::Piece::Kind::text:
        return text(piece.text);
      case rules::Piece::Kind::member:
        return add_member(i == 0);
      case rules::Piece::Kind::self:
        return add_self(is_delimited(before(pieces, i), after(pieces, i)));
      case rules::Piece::Kind::hole:
        return add_hole(piece.text, is_delimited(before(pieces, i), after(pieces, i)));
      case rules::Piece::Kind::value:
        return;
    }
  }

  void add_member(bool first) {
    with_holes += "$self.";
    if (site_.access == Access::implicit) return;
    if (site_.access == Access::none) {
      reason = "there is no object to call it on";
      return;
    }
    // In (x.f()).get() the parenthesis before the object goes too.
    if (first && !site_.access_token.empty() && site_.range.begin == site_.object.begin) {
      keeps_object = true;
      return;
    }
    const bool arrow = site_.access == Access::arrow && !context_.object_is_instance;
    if (!site_.object_primary) put("(");
    source(site_.object);
    if (!site_.object_primary) put(")");
    put(arrow ? "->" : ".");
  }

  void add_self(bool delimited) {
    with_holes += "$self";
    if (site_.access == Access::implicit) return put(delimited ? "*this" : "(*this)");
    const bool dereference = site_.access == Access::arrow && !context_.object_is_instance;
    if (!dereference && (site_.object_primary || delimited)) return source(site_.object);
    if (!delimited) put("(");
    if (dereference) put("*");
    if (!site_.object_primary && dereference) put("(");
    source(site_.object);
    if (!site_.object_primary && dereference) put(")");
    if (!delimited) put(")");
  }

  void add_hole(const std::string& name, bool delimited) {
    const Argument* argument = argument_of(site_, name);
    const auto rule = context_.rule->arguments.find(name);
    const rules::Argument* how = rule == context_.rule->arguments.end() ? nullptr : &rule->second;
    if (argument == nullptr || argument->is_default) {
      if (how != nullptr && !how->when_default.empty()) return text(how->when_default);
      if (argument == nullptr || argument->range.empty()) {
        reason = "the argument `" + name + "` is not given, and the rule has no default for it";
        return;
      }
    }
    if (how == nullptr || how->wrap.empty()) return add_argument(*argument, delimited, /*wrapped=*/false);
    auto parsed = rules::parse_wrap(how->wrap);
    const auto* pieces = std::get_if<rules::Pieces>(&parsed);
    if (pieces == nullptr) {
      reason = "the rule's wrap for `" + name + "` cannot be read";
      return;
    }
    for (std::size_t i = 0; i < pieces->size(); ++i) {
      if ((*pieces)[i].kind == rules::Piece::Kind::text)
        text((*pieces)[i].text);
      else
        add_argument(*argument, is_delimited(before(*pieces, i), after(*pieces, i)), /*wrapped=*/true);
    }
  }

  // {x} in another place may be a copy of x, or a list that holds it: where a reference was bound to x, x is what is
  // meant. A wrap may make a type of its own, and which of its constructors a list is for, not all compilers agree.
  bool add_braces(const Argument& argument, bool wrapped) {
    if (argument.element.empty()) {
      if (wrapped && !argument.type.empty()) put(argument.type);
      return true;
    }
    if (argument.by_value) {
      reason = "compilers read the braces of `" + argument.parameter + "` as a copy, or as a list of one element";
      return false;
    }
    source(argument.element);
    return false;
  }

  void add_argument(const Argument& argument, bool delimited, bool wrapped) {
    with_holes += "$" + argument.parameter;
    const bool enclose = argument.form == facts::ArgumentForm::other && !delimited;
    const Argument* before = neighbour(argument, -1);
    const bool follows = !argument.line_end.empty() && before != nullptr && before->parameter == last_;
    if (argument.form == facts::ArgumentForm::braces && !add_braces(argument, wrapped)) return;
    if (enclose) put("(");
    source(follows ? Range{argument.range.file, argument.line_end.begin, argument.range.end} : argument.range);
    if (enclose) put(")");
    last_ = argument.parameter;
    if (const Argument* behind = neighbour(argument, 1);
        behind != nullptr && !behind->line_end.empty() && !is_next(behind->parameter)) {
      put(" ");
      source(behind->line_end);
    }
  }

  // The argument that is written before or behind this one in the old text.
  const Argument* neighbour(const Argument& argument, int step) const {
    std::vector<const Argument*> written;
    for (const Argument& each : site_.arguments)
      if (!each.range.empty()) written.push_back(&each);
    std::sort(written.begin(), written.end(), [](const Argument* a, const Argument* b) { return a->range < b->range; });
    const auto at = std::find(written.begin(), written.end(), &argument) - written.begin() + step;
    return at < 0 || at >= std::ssize(written) ? nullptr : written[static_cast<std::size_t>(at)];
  }

  // Whether the argument of that parameter is the next one in the new text.
  bool is_next(const std::string& parameter) const {
    const auto at = std::find(order_.begin(), order_.end(), last_);
    return at != order_.end() && at + 1 != order_.end() && *(at + 1) == parameter;
  }

  std::vector<std::string> order_;  // of the holes
  std::string last_;                // the parameter whose argument was put in last
  const Site& site_;
  const DraftContext& context_;
  std::vector<Fragment> out_;
};

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

std::string unopened_todo(const rules::Rule& rule) {
  return "open it where it is called: `." + rule.unwrap.front() + "()`; if there is no error to lose, say why under unopened in the rule";
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
  Filler filler(site, context);
  Change change;
  change.range = site.range;
  change.fragments = filler.fill(text);
  if (!filler.reason.empty()) return note(filler.reason, {});
  if (std::string effect = moved_effect(site, *context.rule, EvaluationOrder(filler.with_holes)); !effect.empty())
    return note(std::move(effect), order_todo);
  if (filler.keeps_object) change.range.begin = site.name.begin;
  add_comments(site, change.fragments);
  Draft out;
  out.changes.push_back(std::move(change));
  if (context.object_is_instance && filler.keeps_object && site.access == Access::arrow)
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

// The method's new name, if that is all that the rule changes: "$self.area($a, $b)". Else empty.
std::string plain_new_name(const rules::Rule& rule) {
  if (rule.cases.size() != 1 || !rule.cases.front().when.empty() || !rule.unwrap.empty() ||
      rule.instance != rules::Instance::none)
    return {};
  const rules::Replacement& to = rule.cases.front().to;
  if (!to.value.empty() && !to.statement.empty() && to.value != to.statement) return {};
  for (const auto& [name, how] : rule.arguments)
    if (!how.wrap.empty() || !how.drop.empty()) return {};
  std::string text = to.value.empty() ? to.statement : to.value;
  std::erase(text, ' ');
  constexpr std::string_view self = "$self.";
  const std::size_t open = text.find('(');
  if (!text.starts_with(self)) return {};
  std::string wanted = "(";
  for (const rules::Parameter& parameter : rule.from.parameters)
    wanted += (wanted.size() == 1 ? "$" : ",$") + parameter.name;
  const bool is_field = rule.from.kind == rules::EntityKind::field && open == std::string::npos;
  if (!is_field && (open == std::string::npos || text.substr(open) != wanted + ")")) return {};
  const std::string name = text.substr(self.size(), open == std::string::npos ? open : open - self.size());
  const auto is_word = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
  return std::all_of(name.begin(), name.end(), is_word) ? name : std::string();
}

// What the class that the entity is a member of is called now; one without a rule stays.
std::string new_class_name(const rules::Rule& rule, const rules::Concept& owner) {
  for (const rules::Rule& other : owner.rules)
    if (other.from.kind == rules::EntityKind::type && other.from.name == rule.from.scope())
      return other.cases.size() == 1 ? other.cases.front().to.value : std::string();
  return rule.from.scope();
}

std::string todo_of(const rules::Rule& rule) {
  return rule.note ? rule.note->todo : std::string();
}

// A name behind a qualifier, or one that is declared again: only the name changes, and the class before it.
Draft draft_name(const Site& site, const DraftContext& context, const char* reason) {
  const rules::Rule& rule = *context.rule;
  if (rule.cases.empty() && rule.note) return note(rule.note->why, rule.note->todo);
  const std::string name = plain_new_name(rule);
  if (name.empty()) return note(reason, todo_of(rule));
  if (site.holder_range.empty()) return name == rule.from.unqualified() ? Draft{} : replace(site.name, name);
  const std::string scope = new_class_name(rule, *context.owner);
  return scope.empty() ? note(reason, todo_of(rule)) : replace(site.holder_range, scope + "::" + name);
}

Draft draft_member_using(const Site& site, const DraftContext& context) {
  const rules::Rule& rule = *context.rule;
  const bool is_type = rule.from.kind == rules::EntityKind::type;
  if (!is_type) return draft_name(site, context, "it brings in a method that is called otherwise now");
  if (rule.cases.size() != 1 || site.holder_range.empty()) return note("the rule gives it no canonical name", todo_of(rule));
  const std::string& name = rule.cases.front().to.value;
  // T::T brings in the constructors.
  return replace(site.holder_range, site.creation.empty() ? name : name + "::" + name.substr(name.rfind(':') + 1));
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
                "unwrap it where it is called: `." + rule.unwrap.front() + "()`");
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
  return replace(site.range, name);
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
  if (context.rule->cases.size() != 1 || context.rule->cases.front().to.value.find('<') != std::string::npos ||
      site.holder_range.empty())
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

// The canonical function, where the replacement is a call of it with the same arguments in the same order.
std::string renamed_function(const rules::Rule& rule, const rules::Concept& owner) {
  if (rule.cases.size() != 1 || !rule.cases.front().when.empty() || !rule.unwrap.empty()) return {};
  for (const auto& [name, how] : rule.arguments)
    if (!how.wrap.empty() || !how.drop.empty()) return {};
  const rules::Replacement& to = rule.cases.front().to;
  const std::string& text = to.value.empty() ? to.statement : to.value;
  std::string call = "(";
  for (const rules::Parameter& parameter : rule.from.parameters)
    call += (call.size() > 1 ? ", $" : "$") + parameter.name;
  call += ")";
  if (!text.ends_with(call)) return {};
  std::string name = text.substr(0, text.size() - call.size());
  const bool member = name.starts_with("$self.");
  if (member != (rule.from.kind == rules::EntityKind::method && !rule.from.is_static)) return {};
  if (member) {
    const std::string scope = new_class_name(rule, owner);
    if (scope.empty()) return {};
    name = scope + "::" + name.substr(6);
  }
  return name.find_first_of("$().>-") == std::string::npos ? name : std::string();
}

// &T::f, or a function that is named and not called. Whether its type still fits is for verification to see.
Draft draft_member_pointer(const Site& site, const DraftContext& context) {
  const rules::Rule& rule = *context.rule;
  const std::string name = renamed_function(rule, *context.owner);
  if (name.empty())
    return note("it is named without a call, and the canonical one has other parameters", todo_of(rule));
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
