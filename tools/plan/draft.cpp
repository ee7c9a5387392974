#include "plan/draft.hpp"

#include <algorithm>
#include <variant>

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

std::string instance_text(rules::Instance instance, const Site& site, const rules::Concept& owner) {
  const rules::Canonical& canonical = owner.canonical;
  const bool pointer = site.creation == "new" || instance == rules::Instance::pointer;
  const bool shared = instance == rules::Instance::shared ||
                      (instance == rules::Instance::construct && site.creation != "new");
  if (instance == rules::Instance::construct && site.in_composition_root) {
    const auto root =
        std::find_if(owner.composition_roots.begin(), owner.composition_roots.end(),
                     [&](const rules::CompositionRoot& r) {
                       return site.enclosing == r.function || site.enclosing.starts_with(r.function + "::");
                     });
    const std::string create =
        root != owner.composition_roots.end() && !root->create.empty() ? root->create : canonical.create;
    return pointer ? "(" + create + ").get()" : create;
  }
  if (pointer) return canonical.pointer;
  return shared ? canonical.shared : canonical.reference;
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
    for (std::size_t i = 0; i < pieces->size(); ++i) add(*pieces, i);
    return std::move(out_);
  }

  // The new text begins with the object as it stands, so only what follows it is replaced.
  bool keeps_object = false;
  std::string reason;

 private:
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
    if (site_.access == Access::implicit) return;
    if (site_.access == Access::none) {
      reason = "there is no object to call it on";
      return;
    }
    if (first) {
      keeps_object = true;
      return;
    }
    const bool arrow = site_.access == Access::arrow && !context_.object_is_instance;
    source(site_.object);
    text(arrow ? "->" : ".");
  }

  void add_self(bool delimited) {
    if (site_.access == Access::implicit) return text("*this");
    const bool dereference = site_.access == Access::arrow && !context_.object_is_instance;
    if (!dereference && (site_.object_primary || delimited)) return source(site_.object);
    if (!delimited) text("(");
    if (dereference) text("*");
    if (!site_.object_primary && dereference) text("(");
    source(site_.object);
    if (!site_.object_primary && dereference) text(")");
    if (!delimited) text(")");
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
    if (how == nullptr || how->wrap.empty()) return add_argument(*argument, delimited);
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
        add_argument(*argument, is_delimited(before(*pieces, i), after(*pieces, i)));
    }
  }

  void add_argument(const Argument& argument, bool delimited) {
    const bool enclose = argument.form == facts::ArgumentForm::other && !delimited;
    if (enclose) text("(");
    source(argument.range);
    if (enclose) text(")");
  }

  const Site& site_;
  const DraftContext& context_;
  std::vector<Fragment> out_;
};

constexpr const char* effects_todo =
    "evaluate it in a statement of its own before; if its functions only give access, list them under "
    "effect_free in ssot.json";

// A dropped argument that does something would be evaluated no more.
std::string dropped_effect(const Site& site, const rules::Rule& rule) {
  for (const Argument& argument : site.arguments) {
    const auto how = rule.arguments.find(argument.parameter);
    const bool dropped = how != rule.arguments.end() && !how->second.drop.empty();
    if (dropped && argument.side_effects && !argument.is_default)
      return "the argument `" + argument.parameter + "` is dropped, and evaluating it has effects";
  }
  return {};
}

Draft replace_use(const Site& site, const DraftContext& context, const std::string& text) {
  Filler filler(site, context);
  Change change;
  change.range = site.range;
  change.fragments = filler.fill(text);
  if (!filler.reason.empty()) return note(filler.reason, {});
  if (filler.keeps_object) change.range.begin = site.name.begin;
  Draft out;
  out.changes.push_back(std::move(change));
  if (context.object_is_instance && filler.keeps_object && site.access == Access::arrow)
    out.changes.push_back({site.access_token, {{".", {}, false}}, {}});
  return out;
}

std::string todo_of(const rules::Rule& rule) {
  return rule.note ? rule.note->todo : std::string();
}

Draft draft_call(const Site& site, const DraftContext& context) {
  const rules::Rule& rule = *context.rule;
  if (std::string effect = dropped_effect(site, rule); !effect.empty())
    return note(std::move(effect), effects_todo);
  const bool keeps_wrapper = !rule.unwrap.empty() && !site.unwrapped && site.value_used;
  if (keeps_wrapper)
    return note("its result is kept and unwrapped elsewhere",
                "unwrap it where it is called: `." + rule.unwrap.front() + "()`");
  if (rule.instance != rules::Instance::none && rule.cases.empty())
    return replace(site.range, instance_text(rule.instance, site, *context.owner));
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
  return replace(site.range, name);
}

Draft draft_value(const Site& site, const DraftContext& context) {
  if (site.holder_range.empty()) return note("its type is not plain text", {});
  rules::Instance instance = rules::Instance::reference;
  std::string init = instance_text(instance, site, *context.owner);
  if (site.in_composition_root) {
    Site root = site;
    init = "*" + instance_text(rules::Instance::construct, root, *context.owner);
  }
  Draft out;
  const Range behind{site.holder_range.file, site.holder_range.end, site.holder_range.end};
  out.changes.push_back({behind, {{"&", {}, false}}, {}});
  out.changes.push_back({site.declarator, {{" = " + init, {}, false}}, {}});
  return out;
}

Draft draft_forward(const Site& site, const DraftContext& context) {
  const std::string& name = context.owner->canonical.type;
  if (context.rule->cases.empty() || context.rule->cases.front().to.value != name)
    return note("the canonical type cannot be declared forward", "include its header");
  const std::size_t at = name.rfind("::");
  const std::string space = at == std::string::npos ? "" : name.substr(0, at);
  const std::string plain = at == std::string::npos ? name : name.substr(at + 2);
  if (site.holder_range.empty())
    return note("it shares its namespace with other declarations", "move it into the canonical namespace");
  if (space.empty()) return replace(site.holder_range, "class " + plain + ";");
  return replace(site.holder_range,
                 "namespace " + space + " {\nclass " + plain + ";\n}  // namespace " + space);
}

// Whether it stays for another use is seen when all sites are decided (plan.cpp).
Draft draft_using(const Site& site, const DraftContext& context) {
  const rules::Rule& rule = *context.rule;
  if (rule.from.kind == rules::EntityKind::type && !rule.cases.empty())
    return replace(site.range, rule.cases.front().to.value);
  return replace(site.holder_range, "");
}

}  // namespace

Draft draft(const Site& site, const DraftContext& context) {
  if (context.rule == nullptr) return note("no rule says what it becomes", "add a rule for it");
  const rules::Rule& rule = *context.rule;
  if (!site.trouble.empty()) return note(site.trouble, todo_of(rule));
  switch (site.kind) {
    case SiteKind::type:
      return draft_type(site, context);
    case SiteKind::value:
      return draft_value(site, context);
    case SiteKind::call:
      return draft_call(site, context);
    case SiteKind::construct:
      return replace(site.range, instance_text(rules::Instance::construct, site, *context.owner));
    case SiteKind::member_init:
      return replace(site.range, context.owner->canonical.reference);
    case SiteKind::variable:
    case SiteKind::enumerator:
    case SiteKind::field:
      if (rule.instance != rules::Instance::none)
        return replace(site.range, instance_text(rule.instance, site, *context.owner));
      if (rule.cases.empty())
        return rule.note ? note(rule.note->why, rule.note->todo) : note("the rule says no replacement", {});
      return replace_use(site, context, rule.cases.front().to.value);
    case SiteKind::forward_declaration:
      return draft_forward(site, context);
    case SiteKind::using_declaration:
      return draft_using(site, context);
    case SiteKind::macro:
      return rule.note ? note(rule.note->why, rule.note->todo) : note("macros are rewritten by hand", {});
    case SiteKind::member_pointer:
    case SiteKind::base:
    case SiteKind::destroy:
    case SiteKind::dependent:
      break;
  }
  return note("there is no mechanical answer", todo_of(rule));
}

}  // namespace ssot::plan
