#include "shim/declare.hpp"

#include <algorithm>
#include <cctype>

#include "shim/body.hpp"
#include "shim/fill.hpp"
#include "shim/result_type.hpp"

namespace ssot::shim {
namespace {

using rules::EntityKind;
using rules::Parameter;
using rules::Rule;

constexpr std::size_t kWidth = 110;

std::string indented(const std::string& text, const std::string& indent) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    out += (text[at] == '\n' ? "" : indent) + text.substr(at, end - at);
    at = end;
  }
  return out;
}

// "T name"; "T (&name)[8]", for in an array or a function pointer the name stands inside.
std::string named(const Parameter& parameter) {
  std::string text = parameter.type;
  for (const char* inside : {"(&)", "(*)"})
    if (const std::size_t at = text.find(inside); at < text.find('<'))
      return text.insert(at + 2, parameter.name);
  const std::size_t array = text.ends_with(']') ? text.find('[') : text.size();
  return text.insert(array, " " + parameter.name);
}

// The first so many parameters, with defaults from a number of them on; those that the body does not use stay unnamed,
// for the sake of -Wextra.
std::string parameters_of(const Rule& rule, const std::set<std::string>& used, std::size_t count,
                          std::size_t defaults_from) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const Parameter& parameter = rule.from.parameters[i];
    if (!out.empty()) out += ", ";
    out += used.contains(parameter.name) ? named(parameter) : parameter.type;
    if (!parameter.default_value.empty() && i >= defaults_from) out += " = " + parameter.default_value;
  }
  return out;
}

// On one line if that fits, else head, statement and brace on lines of their own.
std::string with_body(const std::string& head, const std::string& statement) {
  std::string line = head + " { " + statement + " }";
  return line.size() <= kWidth ? line + "\n" : head + " {\n  " + statement + "\n}\n";
}

// The replacement as one would write it: with the names of the parameters where its holes are.
std::string readable(const Rule& rule, const std::string& to, const rules::Canonical& canonical) {
  const std::size_t last = canonical.type.rfind("::");
  const std::string object = !canonical.reference.empty() ? canonical.reference
                             : last == std::string::npos  ? canonical.type
                                                          : canonical.type.substr(last + 2);
  llvm::Expected<Filled> filled = fill(rule, to, object);
  if (filled) return filled->text;
  llvm::consumeError(filled.takeError());
  return to;
}

// n::name, NAME(a, b): may be a macro that is no expression.
bool is_name_or_call(const std::string& text) {
  const std::size_t open = text.find('(');
  const std::string name = text.substr(0, open);
  const bool is_name = std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == ':';
  });
  if (!is_name || open == std::string::npos) return is_name;
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
    if (depth == 0) return at + 1 == text.size();
  }
  return false;
}

bool is_default_constructible(const std::vector<const Rule*>& members) {
  bool declared = false;
  for (const Rule* member : members) {
    if (member->from.kind != EntityKind::constructor) continue;
    declared = true;
    const auto& parameters = member->from.parameters;
    if (std::all_of(parameters.begin(), parameters.end(),
                    [](const Parameter& each) { return !each.default_value.empty(); }))
      return true;
  }
  return !declared;
}

}  // namespace

std::string Declarer::deprecated(const Rule& rule) const {
  std::string text;
  if (rule.single)
    text = "use " + known_.canonical.name() + " from " + known_.canonical.include;
  else if (rule.instance != rules::Instance::none)
    text = "use " + known_.canonical.reference;
  else if (std::string to = unconditional(rule); !to.empty())
    text = "use " + readable(rule, to, known_.canonical);
  else if (rule.note)
    text = rule.note->why + "; " + rule.note->todo;
  else
    text = "what it becomes depends on the arguments; see the rule " + rule.id;
  return "SSOT_DEPRECATED(" + literal(text) + ")";
}

llvm::Expected<Declaration> Declarer::declare(const Rule& rule) const {
  llvm::Expected<std::string> text = std::string();
  switch (rule.from.kind) {
    case EntityKind::type:
      return type(rule);
    case EntityKind::function:
      text = callable(rule, deprecated(rule) + "\ninline ");
      break;
    case EntityKind::variable:
      text = variable(rule);
      break;
    case EntityKind::macro:
      text = macro(rule);
      break;
    default:
      break;
  }
  if (!text) return text.takeError();
  return Declaration{std::move(*text), ""};
}

llvm::Expected<Declaration> Declarer::type(const Rule& rule) const {
  const std::string name = rule.from.unqualified();
  if (rule.from.is_template)
    return problem(rule.place,
                   rule.from.name + " is a template, for which no compatibility header can be written",
                   "keep its header by hand, outside of `legacy`");
  if (rule.from.keyword == "using" && !rule.from.result.empty())
    return Declaration{"using " + name + " " + deprecated(rule) + " = " + rule.from.result + ";\n", ""};
  const TypeForm form = form_of(rule, names_);
  if (form == TypeForm::alias)
    return Declaration{"using " + name + " " + deprecated(rule) + " = " + unconditional(rule) + ";\n", ""};
  if (form == TypeForm::derived) return derived(rule);
  if (rule.from.keyword.rfind("enum", 0) != 0) return record(rule);
  std::string canonical = unconditional(rule);
  return canonical.empty() ? enumeration(rule) : renamed_enumeration(rule, canonical);
}

// As legacy had it; `shim.body` of an enumerator is its value.
Declaration Declarer::enumeration(const Rule& rule) const {
  std::string list;
  for (const Rule* member : names_.members(rule.from.name)) {
    if (member->from.kind != EntityKind::enumerator) continue;
    list += (list.empty() ? "" : ", ") + member->from.unqualified();
    if (!member->shim.body.empty()) list += " = " + member->shim.body;
  }
  return {rule.from.keyword + " " + deprecated(rule) + " " + rule.from.unqualified() + " { " + list + " };\n",
          ""};
}

// Constants with the legacy names and the canonical values, of a type that converts both ways.
Declaration Declarer::renamed_enumeration(const Rule& rule, const std::string& canonical) const {
  const std::string name = rule.from.unqualified();
  const std::string path = rule.from.name.substr(namespace_of(names_, rule.from.scope()).size());
  const std::string qualified = path.rfind("::", 0) == 0 ? path.substr(2) : path;
  Declaration out;
  out.text = "struct " + deprecated(rule) + " " + name + " : ssot::migration::EnumShim<" + canonical +
             "> {\n  using EnumShim::EnumShim;\n";
  for (const Rule* member : names_.members(rule.from.name)) {
    if (member->from.kind != EntityKind::enumerator) continue;
    const std::string constant = member->from.unqualified();
    const std::string to = unconditional(*member);
    out.text += "  static const " + name + " " + constant + ";\n";
    out.after += "inline constexpr " + qualified + " " + qualified + "::" + constant + "{" +
                 (to.empty() ? canonical + "{}" : to) + "};\n";
  }
  out.text += "};\n";
  // Those of an enumeration without a scope are known without its name, too.
  const std::string around = namespace_of(names_, rule.from.scope());
  if (rule.from.keyword == "enum" && around == rule.from.scope())
    for (const Rule* member : names_.members(rule.from.name))
      if (member->from.kind == EntityKind::enumerator)
        out.after += "inline constexpr " + qualified + " " + member->from.unqualified() + " = " + qualified +
                     "::" + member->from.unqualified() + ";\n";
  return out;
}

std::string Declarer::constructor(const Rule& rule) const {
  const bool is_explicit = rule.text.rfind("explicit ", 0) == 0;
  return (is_explicit ? "explicit " : "") + rule.from.unqualified() + "(" + parameters_of(rule, {}, rule.from.parameters.size(), 0) +
         ") {}\n";
}

llvm::Expected<std::string> Declarer::callable(const Rule& rule, const std::string& prefix) const {
  const std::size_t all = rule.from.parameters.size();
  std::vector<rules::ShortForm> forms;
  if (rule.shim.body.empty() && rule.shim.returns.empty()) forms = rules::short_forms(rule);
  llvm::Expected<Body> full = body_of(rule, known_, names_);
  if (!full) return full.takeError();
  std::string out = one_form(rule, prefix, *full, all, forms.empty() ? 0 : forms.back().given + 1);
  for (const rules::ShortForm& form : forms) {
    llvm::Expected<Body> body = body_of(rule, form, known_, names_);
    if (!body) return body.takeError();
    out += one_form(rule, prefix, *body, form.given, all);
  }
  return out;
}

std::string Declarer::one_form(const Rule& rule, const std::string& prefix, const Body& body, std::size_t count,
                               std::size_t defaults_from) const {
  std::string attribute;
  if (rule.from.kind == EntityKind::method && !body.unforwarded.empty()) attribute = deprecated(rule) + "\n";
  std::string head = prefix + rule.from.result + " " + rule.from.unqualified() + "(" +
                     parameters_of(rule, body.parameters, count, defaults_from) + ")";
  if (rule.from.is_const) head += " const";
  if (rule.from.is_override) head += " override";
  return attribute + with_body(head, body.statement);
}

llvm::Expected<Declaration> Declarer::members(const std::vector<const Rule*>& rules,
                                              bool& is_polymorphic) const {
  std::string body, after;
  llvm::Error errors = llvm::Error::success();
  for (const Rule* member : rules) {
    const rules::Entity& entity = member->from;
    if (entity.kind == EntityKind::type) {
      llvm::Expected<Declaration> nested = type(*member);
      if (!nested) {
        errors = llvm::joinErrors(std::move(errors), nested.takeError());
        continue;
      }
      body += nested->text;
      after += nested->after;
    } else if (entity.kind == EntityKind::constructor) {
      body += constructor(*member);
    } else if (entity.kind == EntityKind::field) {
      body += entity.result + " " + entity.unqualified() + " = {};\n";
    } else if (entity.kind == EntityKind::method) {
      is_polymorphic |= entity.is_virtual;
      std::string prefix = entity.is_static                           ? "static "
                           : entity.is_virtual && !entity.is_override ? "virtual "
                                                                      : "";
      llvm::Expected<std::string> text = callable(*member, prefix);
      if (text)
        body += *text;
      else
        errors = llvm::joinErrors(std::move(errors), text.takeError());
    }
  }
  if (errors) return errors;
  return Declaration{body, after};
}

llvm::Expected<Declaration> Declarer::record(const Rule& rule) const {
  const std::vector<const Rule*> members = names_.members(rule.from.name);
  bool is_polymorphic = false;
  llvm::Expected<Declaration> inner = this->members(members, is_polymorphic);
  if (!inner) return inner.takeError();
  auto& [body, after] = *inner;
  const std::string name = rule.from.unqualified();
  if (!is_default_constructible(members)) body = name + "() = default;\n" + body;
  if (is_polymorphic && rule.from.bases.empty()) body = "virtual ~" + name + "() = default;\n" + body;
  std::string bases;
  for (const std::string& base : rule.from.bases) bases += (bases.empty() ? " : " : ", ") + base;
  std::string out = rule.from.keyword + " " + deprecated(rule) + " " + name + bases + " {\n";
  if (rule.from.keyword == "class" && !body.empty()) out += " public:\n";
  return Declaration{out + indented(body, "  ") + "};\n", after};
}

// The canonical class under its legacy name; methods that are called otherwise now are there under both
// names.
llvm::Expected<Declaration> Declarer::derived(const Rule& rule) const {
  std::vector<const Rule*> changed;
  for (const Rule* member : names_.members(rule.from.name))
    if (!is_unchanged(*member, rule)) changed.push_back(member);
  bool is_polymorphic = false;
  llvm::Expected<Declaration> inner = members(changed, is_polymorphic);
  if (!inner) return inner.takeError();
  const std::string base = unconditional(rule);
  const std::size_t last = base.rfind("::");
  // Inherits the constructors. A template's arguments cannot be named twice that way (class.qual).
  const std::string inherited =
      base.find('<') != std::string::npos
          ? "using canonical_base = " + base + ";\nusing canonical_base::canonical_base;\n"
          : "using " + base + "::" + (last == std::string::npos ? base : base.substr(last + 2)) + ";\n";
  return Declaration{rule.from.keyword + " " + deprecated(rule) + " " + rule.from.unqualified() +
                         " : public " + base + " {\n" + (rule.from.keyword == "class" ? " public:\n" : "") +
                         indented(inherited + inner->text, "  ") + "};\n",
                     inner->after};
}

llvm::Expected<std::string> Declarer::variable(const Rule& rule) const {
  std::string value;
  if (!rule.shim.body.empty() || (rule.instance == rules::Instance::none && !unconditional(rule).empty())) {
    llvm::Expected<Filled> filled =
        fill(rule, rule.shim.body.empty() ? unconditional(rule) : rule.shim.body, known_.canonical.reference);
    if (!filled) return filled.takeError();
    value = filled->text;
  } else if (rule.instance != rules::Instance::none) {
    value = instance_expression(rule.from.result, rule.from.scope(), names_);
  } else {
    value = rule.shim.returns.empty() ? failure_value(rule.from.result) : rule.shim.returns;
  }
  if (value.empty())
    return problem(rule.place, rule.from.name + " has no value in the compatibility header",
                   "give `shim.body`, an expression of type " + rule.from.result);
  return deprecated(rule) + "\ninline " + rule.from.result + " " + rule.from.unqualified() + " = " + value +
         ";\n";
}

llvm::Expected<std::string> Declarer::macro(const Rule& rule) const {
  std::string parameters;
  for (const Parameter& parameter : rule.from.parameters)
    parameters += (parameters.empty() ? "" : ", ") + (parameter.type == "..." ? parameter.type : parameter.name);
  bool is_function = rule.text.find('(') != std::string::npos;
  std::string body = rule.shim.body.empty() ? unconditional(rule) : rule.shim.body;
  if (body.empty() && rule.instance != rules::Instance::none) {
    const rules::Canonical& canonical = known_.canonical;
    body = "(" + (rule.instance == rules::Instance::pointer  ? canonical.pointer
                  : rule.instance == rules::Instance::shared ? canonical.shared
                                                             : canonical.reference) + ")";
  } else if (body.empty()) {
    body = "(::ssot::migration::unforwarded(" + literal(rule.from.name) + ", " +
           literal(rule.note ? rule.note->why : "it has no one answer") + "))";
  } else {
    llvm::Expected<Filled> filled = fill(rule, body, known_.canonical.reference, /*enclosed=*/true);
    if (!filled) return filled.takeError();
    body = rule.shim.body.empty() && !is_name_or_call(filled->text) ? "(" + filled->text + ")" : filled->text;
  }
  return "#define " + rule.from.name + (is_function ? "(" + parameters + ")" : "") + " " + body + "\n";
}

}  // namespace ssot::shim
