#include "shim/body.hpp"

#include <algorithm>

#include "rules/declaration.hpp"
#include "shim/fill.hpp"
#include "shim/result_type.hpp"

namespace ssot::shim {
namespace {

using rules::EntityKind;
using rules::Rule;

bool is_enumeration(const Rule& type) {
  return type.from.keyword.rfind("enum", 0) == 0;
}

// A type of the shim's own that no canonical value converts to: a struct with renamed fields, or a pointer to
// a value that the canonical API gives by value. What derives from the canonical type converts to it alone.
const Rule* unconvertible(const std::string& scope, const std::string& type, const LegacyNames& names,
                          bool is_result) {
  for (const Rule* rule : names.named_in(scope, type)) {
    const TypeForm form = form_of(*rule, names);
    bool by_pointer = !rule->by_pointer.empty() && type.find('*') != std::string::npos;
    bool own_struct = !is_enumeration(*rule) && !rule->single && form == TypeForm::own;
    if (by_pointer || own_struct || (is_result && form == TypeForm::derived)) return rule;
  }
  return nullptr;
}

// The canonical object that a function of the shim forwards to.
std::string object_of(const Rule& rule, const rules::Concept& known, const LegacyNames& names) {
  const Rule* type = rule.from.kind == EntityKind::method ? names.type("", rule.from.scope()) : nullptr;
  if (type == nullptr || form_of(*type, names) != TypeForm::derived) return known.canonical.reference;
  return std::string("static_cast<") + (rule.from.is_const ? "const " : "") + unconditional(*type) + "&>(*this)";
}

std::string why_unforwarded(const Rule& rule) {
  if (rule.note) return rule.note->why;
  return "what it becomes depends on the arguments of each call";
}

llvm::Expected<Body> unforwarded(const Rule& rule, const std::string& why) {
  Body body;
  body.unforwarded = why;
  const std::string& result = rule.from.result;
  std::string call = literal(rule.from.name) + ", " + literal(why);
  if (result.empty() || result == "void") {
    body.statement = "ssot::migration::unforwarded(" + call + ");";
    return body;
  }
  std::string failure = rule.shim.returns.empty() ? failure_value(result) : rule.shim.returns;
  if (failure.empty())
    return problem(rule.place, rule.from.name + " cannot be forwarded, and its result has no failure value",
                   "give `shim.body`, an expression that forwards, or `shim.returns`");
  body.statement = "return ssot::migration::unforwarded<" + result + ">(" + call + ", " + failure + ");";
  return body;
}

std::string statement_of(const Rule& rule, const std::string& expression) {
  ResultType result = read_result(rule.from.result);
  if (!result.is_future) return (result.inner == "void" ? "" : "return ") + expression + ";";
  // By reference, for all of it is evaluated before this returns.
  return "return ssot::migration::ready_from<" + result.inner + ">([&] { " + (result.inner == "void" ? "" : "return ") +
         expression + "; });";
}

// The one shim object; to reach it cannot fail.
std::string instance_statement(const Rule& rule, const std::string& expression) {
  ResultType result = read_result(rule.from.result);
  return "return " + (result.is_future ? "ssot::migration::ready<" + result.inner + ">(" + expression + ")" : expression) + ";";
}

llvm::Expected<Body> forwarded(const Rule& rule, const std::string& replacement,
                               const std::string& object) {
  llvm::Expected<Filled> filled = fill(rule, replacement, object);
  if (!filled) return filled.takeError();
  return Body{statement_of(rule, filled->text), std::move(filled->parameters), ""};
}

std::string text_of(const Rule& rule, const rules::Case& made) {
  const bool used = rules::unwrapped_result(rule.from.result, !rule.unwrap.empty()) != "void";
  return used && !made.to.value.empty() ? made.to.value : made.to.statement;
}

// The full form, with the defaults of what is absent.
Body full_call(const Rule& rule, std::size_t given) {
  Body body;
  std::string arguments;
  for (std::size_t i = 0; i < rule.from.parameters.size(); ++i) {
    const rules::Parameter& parameter = rule.from.parameters[i];
    arguments += (arguments.empty() ? "" : ", ") + (i < given ? parameter.name : parameter.default_value);
    if (i < given) body.parameters.insert(parameter.name);
  }
  body.statement = (rule.from.result == "void" ? "" : "return ") + rule.from.unqualified() + "(" + arguments + ");";
  return body;
}

// The first type in result or used parameters that stands in the way of forwarding.
const Rule* obstacle(const Rule& rule, const Body& body, const LegacyNames& names) {
  const std::string scope = rule.from.scope();
  if (const Rule* type = unconvertible(scope, rule.from.result, names, true)) return type;
  for (const rules::Parameter& parameter : rule.from.parameters)
    if (body.parameters.contains(parameter.name))
      if (const Rule* type = unconvertible(scope, parameter.type, names, false)) return type;
  return nullptr;
}

llvm::Expected<Body> forwarded_or_not(const Rule& rule, const std::string& replacement, const std::string& object,
                                      const LegacyNames& names) {
  if (replacement.empty()) return unforwarded(rule, why_unforwarded(rule));
  if (object.empty() && replacement.find("$self") != std::string::npos)
    return unforwarded(rule, "there is no one object of the canonical type to forward to");
  llvm::Expected<Body> body = forwarded(rule, replacement, object);
  if (!body) return body;
  if (const Rule* type = obstacle(rule, *body, names))
    return unforwarded(rule, "the canonical type has no " + type->from.unqualified() + " object");
  return body;
}

}  // namespace

std::string literal(const std::string& text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

std::string unconditional(const Rule& rule) {
  // A shim's arguments are always there; for calls without some of them it may have short forms.
  const rules::Case* full = rules::full_form(rule);
  return full == nullptr ? "" : text_of(rule, *full);
}

bool is_unchanged(const Rule& member, const Rule& type) {
  const std::string to = unconditional(member);
  const std::string inside = unconditional(type) + "::" + member.from.unqualified();
  switch (member.from.kind) {
    case EntityKind::constructor:
      return true;  // a rule cannot change it
    case EntityKind::field:
      return to == "$self." + member.from.unqualified();
    case EntityKind::method:
      break;
    default:
      return to == inside;
  }
  std::string arguments;
  for (const rules::Parameter& parameter : member.from.parameters)
    arguments += (arguments.empty() ? "$" : ", $") + parameter.name;
  return member.arguments.empty() && !member.unwrap.size() &&
         to == (member.from.is_static ? inside : "$self." + member.from.unqualified()) + "(" + arguments + ")";
}

TypeForm form_of(const Rule& type, const LegacyNames& names) {
  if (type.from.keyword == "using") return TypeForm::alias;
  if (type.single || unconditional(type).empty()) return TypeForm::own;
  bool renamed = false;
  for (const Rule* member : names.members(type.from.name)) {
    if (is_unchanged(*member, type)) continue;
    if (member->from.kind == EntityKind::field || member->from.kind == EntityKind::enumerator)
      return TypeForm::own;
    renamed = true;
  }
  return renamed ? TypeForm::derived : TypeForm::alias;
}

std::string instance_expression(const std::string& type, const std::string& scope, const LegacyNames& names) {
  ResultType result = read_result(type);
  if (names.type(scope, result.held_type) == nullptr) return "";
  switch (result.held) {
    case Held::reference:
      return "ssot::migration::shim_instance<" + result.held_type + ">()";
    case Held::pointer:
      return "&ssot::migration::shim_instance<" + result.held_type + ">()";
    case Held::shared_ptr:
      return "ssot::migration::shim_shared<" + result.held_type + ">()";
    case Held::unique_ptr:
      return "std::make_unique<" + result.held_type + ">()";
    case Held::value:
      return result.held_type + "()";
  }
  return "";
}

llvm::Expected<Body> body_of(const Rule& rule, const rules::Concept& known, const LegacyNames& names) {
  const std::string object = object_of(rule, known, names);
  if (!rule.shim.body.empty()) return forwarded(rule, rule.shim.body, object);
  if (!rule.shim.returns.empty()) return unforwarded(rule, why_unforwarded(rule));
  if (rule.instance != rules::Instance::none) {
    std::string expression = instance_expression(rule.from.result, rule.from.scope(), names);
    if (!expression.empty()) return Body{instance_statement(rule, expression), {}, ""};
    return unforwarded(rule, "its result is no legacy type of this concept");
  }
  return forwarded_or_not(rule, unconditional(rule), object, names);
}

llvm::Expected<Body> body_of(const Rule& rule, const rules::ShortForm& form, const rules::Concept& known,
                             const LegacyNames& names) {
  if (form.made == nullptr) return full_call(rule, form.given);
  return forwarded_or_not(rule, text_of(rule, *form.made), object_of(rule, known, names), names);
}

}  // namespace ssot::shim
