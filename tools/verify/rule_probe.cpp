#include "verify/rule_probe.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include "rules/declaration.hpp"
#include "rules/template_text.hpp"
#include "rules/tokens.hpp"

namespace ssot::verify {
namespace {

using rules::Case;
using rules::Concept;
using rules::Condition;
using rules::EntityKind;
using rules::Instance;
using rules::Parameter;
using rules::Piece;
using rules::Rule;

const Rule* type_rule(const Concept& unit, const std::string& name) {
  for (const Rule& rule : unit.rules)
    if (rule.from.kind == EntityKind::type && rule.from.name == name) return &rule;
  return nullptr;
}

std::string outer(const std::string& scope) {
  const std::size_t colons = scope.rfind("::");
  return colons == std::string::npos ? "" : scope.substr(0, colons);
}

// The type rule that `name`, spelled in `scope`, means: looked for outwards, as C++ does.
const Rule* type_in_scope(const Concept& unit, std::string scope, const std::string& name) {
  for (;; scope = outer(scope)) {
    if (const Rule* rule = type_rule(unit, scope.empty() ? name : scope + "::" + name)) return rule;
    if (scope.empty()) return nullptr;
  }
}

std::string new_name(const Rule& rule) {
  return rule.cases.empty() ? "" : rule.cases.front().to.value;
}

bool is_call(const rules::Entity& entity) {
  return entity.kind == EntityKind::function || entity.kind == EntityKind::method ||
         entity.kind == EntityKind::constructor;
}

// The parameters of a rule's template: `template <class T, int N = 4>` => "template <class T, int N = 4> ", "<T, N>".
struct TemplateHead {
  std::string declaration;                // empty: no template
  std::vector<std::string> names;         // of all prefixes; a pack with its dots
  std::size_t of_class = 0;               // how many of them are of the first prefix
  std::string arguments(std::size_t count) const {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += (list.empty() ? "" : ", ") + names[i];
    return list.empty() ? "" : "<" + list + ">";
  }
  std::string arguments() const { return arguments(names.size()); }
  // As if no parameter were a pack: for the type of one element of an expansion.
  TemplateHead of_element() const {
    TemplateHead out = *this;
    remove_dots(out.declaration);
    for (std::string& name : out.names) remove_dots(name);
    return out;
  }
  static void remove_dots(std::string& text) {
    for (std::size_t at = text.find("..."); at != std::string::npos; at = text.find("...")) text.erase(at, 3);
  }
};

// One parameter, from its first token to the one behind its last.
void add_parameter(TemplateHead& head, const rules::Token* begin, const rules::Token* end) {
  if (begin == end) return;
  head.declaration += (head.declaration.empty() ? "" : ", ") + rules::spell(begin, end);
  const rules::Token* equals = std::find_if(begin, end, [](const rules::Token& token) { return token.is("="); });
  const bool pack = std::any_of(begin, equals, [](const rules::Token& token) { return token.is("..."); });
  head.names.push_back(std::string((equals - 1)->text) + (pack ? "..." : ""));
}

TemplateHead template_head(const Rule& rule) {
  TemplateHead head;
  if (!rule.from.is_template) return head;
  const std::vector<rules::Token> tokens = rules::tokens_of(rule.text);
  for (std::size_t at = 0; at + 1 < tokens.size() && tokens[at].is("template"); ++at) {
    int depth = 0;
    std::size_t begin = at + 2;
    for (++at; at < tokens.size(); ++at) {
      if (tokens[at].is("<")) ++depth;
      if (tokens[at].is(">") && --depth == 0) break;
      if (!tokens[at].is(",") || depth != 1) continue;
      add_parameter(head, &tokens[begin], &tokens[at]);
      begin = at + 1;
    }
    if (at == tokens.size()) break;
    add_parameter(head, &tokens[begin], &tokens[at]);
    if (head.of_class == 0) head.of_class = head.names.size();
  }
  head.declaration = "template <" + head.declaration + "> ";
  return head;
}

bool is_pack(const Parameter& parameter) {
  return parameter.type.size() > 3 && parameter.type.ends_with("...");
}

// Appends text and remembers where each stretch came from.
class Writer {
 public:
  void put(const std::string& text) {
    for (const char c : text) {
      out_.text += c;
      if (c != '\n') {
        ++column_;
        continue;
      }
      out_.rule_of_line.push_back(rule_);
      column_ = 1;
    }
  }
  void put(const std::string& text, const std::string& pointer, std::size_t offset, bool exact) {
    out_.spans.push_back({static_cast<unsigned>(out_.rule_of_line.size() + 1), column_,
                          column_ + static_cast<unsigned>(text.size()), pointer, offset, exact});
    put(text);
  }
  void rule(std::size_t index) { rule_ = index; }
  void replacements_begin() { out_.first_replacement = static_cast<unsigned>(out_.rule_of_line.size() + 1); }
  Probe take() {
    put("\n");
    return std::move(out_);
  }

 private:
  Probe out_;
  unsigned column_ = 1;
  std::size_t rule_ = Probe::no_rule;
};

class Generator {
 public:
  explicit Generator(const Concept& unit) : unit_(unit) {}

  Probe run() {
    includes();
    for (std::size_t i = 0; i < unit_.rules.size(); ++i) {
      writer_.rule(i);
      aliases(i);
    }
    writer_.replacements_begin();
    writer_.put(std::string("namespace ") + probe_namespace + " {\n");
    writer_.rule(Probe::no_rule);
    canonical();
    for (std::size_t i = 0; i < unit_.rules.size(); ++i) {
      writer_.rule(i);
      replacements(i);
    }
    writer_.put("}\n");
    return writer_.take();
  }

 private:
  void include(const std::string& spelled, const std::string& pointer) {
    writer_.put("#include ");
    writer_.put(spelled, pointer, 0, false);
    writer_.put("\n");
  }

  // Legacy headers first: what they fail to include must not be there by chance.
  void includes() {
    for (const rules::LegacyHeader& header : unit_.headers)
      include("\"" + header.path + "\"", header.place.pointer);
    include(unit_.canonical.include, "/canonical/include");
    for (const auto& [prefix, spelled] : unit_.canonical.includes)
      include(spelled, "/canonical/includes/" + escaped(prefix));
  }

  static std::string escaped(const std::string& key) {
    std::string out;
    for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
  }

  // One line for each alias, so that an unknown type spoils no other.
  void alias(const std::string& name, const std::string& type, const Rule& rule) {
    const std::size_t at = rule.text.find(type);
    const bool pack = type.size() > 3 && type.ends_with("...");
    const TemplateHead head = pack ? template_head(rule).of_element() : template_head(rule);
    writer_.put(head.declaration + "using " + name + " = ");
    writer_.put(pack ? type.substr(0, type.size() - 3) : type, rule.place.pointer, at == std::string::npos ? 0 : at, at != std::string::npos);
    writer_.put(";\n");
  }

  void aliases(std::size_t index) {
    const Rule& rule = unit_.rules[index];
    if (rule.from.kind == EntityKind::macro) return;
    writer_.put("namespace " + alias_namespace(unit_, index) + " {\n");
    if (!rule.from.result.empty() && rule.from.result != "auto") alias("r", rule.from.result, rule);
    for (std::size_t i = 0; i < rule.from.parameters.size(); ++i)
      if (rule.from.parameters[i].type != "...")
        alias("p" + std::to_string(i), rule.from.parameters[i].type, rule);
    for (std::size_t i = 0; i < rule.from.bases.size(); ++i)
      alias("b" + std::to_string(i), base_type(rule.from.bases[i]), rule);
    holes(rule);
    writer_.put("}\n");
  }

  static std::string base_type(const std::string& base) {
    const std::vector<rules::Token> tokens = rules::tokens_of(base);
    std::size_t first = 0;
    static const std::set<std::string_view> words = {"public", "protected", "private", "virtual"};
    while (first < tokens.size() && words.count(tokens[first].text) != 0) ++first;
    return rules::spell(tokens.data() + first, tokens.data() + tokens.size());
  }

  // Types at a rewritten site: h0, … for holes and hr for the result.
  void holes(const Rule& rule) {
    if (rule.cases.empty() || rule.from.kind == EntityKind::type) return;
    const std::string scope = rule.from.scope();
    for (std::size_t i = 0; i < rule.from.parameters.size(); ++i)
      if (is_call(rule.from) && rule.from.parameters[i].type != "...")
        alias("h" + std::to_string(i), renamed_type(unit_, scope, rule.from.parameters[i].type), rule);
    const std::string result = rules::unwrapped_result(rule.from.result, !rule.unwrap.empty());
    if (!result.empty() && result != "auto") alias("hr", renamed_type(unit_, scope, result), rule);
  }

  void expression(const std::string& declaration, const std::string& text, const std::string& key) {
    if (text.empty()) return;
    writer_.put("inline void canonical_" + key + "() { [[maybe_unused]] " + declaration + " = ");
    writer_.put(text, "/canonical/" + (key == "create" ? key : "instance/" + key), 0, true);
    writer_.put("; }\n");
  }

  void canonical() {
    const rules::Canonical& canonical = unit_.canonical;
    if (canonical.type.empty()) return;
    writer_.put("using canonical_type = ");
    writer_.put(canonical.type, "/canonical/type", 0, true);
    writer_.put(";\n");
    expression("canonical_type& it", canonical.reference, "reference");
    expression("canonical_type* it", canonical.pointer, "pointer");
    if (canonical.owner.empty()) return;
    writer_.put("using canonical_owner = ");
    writer_.put(canonical.owner, "/canonical/instance/owner", 0, true);
    writer_.put(";\n");
    expression("canonical_owner it", canonical.shared, "shared");
    expression("canonical_owner it", canonical.create, "create");
  }

  void replacements(std::size_t index) {
    const Rule& rule = unit_.rules[index];
    if (rule.from.kind == EntityKind::macro) return;
    if (rule.from.kind == EntityKind::type) return type(index);
    for (std::size_t i = 0; i < rule.cases.size(); ++i) {
      const Case& one = rule.cases[i];
      const std::string name = "rule_" + std::to_string(index) + "_" + std::to_string(i);
      for (const bool value : {true, false}) {
        if (!value && !is_call(rule.from)) continue;  // nobody writes a name as a statement
        form(index, one, name + (value ? "_value" : "_statement"), value, false);
        if (may_default(rule, one))
          form(index, one, name + (value ? "_value_default" : "_statement_default"), value, true);
      }
    }
  }

  void type(std::size_t index) {
    const Rule& rule = unit_.rules[index];
    const TemplateHead head = template_head(rule);
    const std::string name = "using rule_" + std::to_string(index);
    if (!rule.cases.empty()) {
      // A name with arguments of its own stands in every use as it is, where a template's parameters mean nothing.
      const bool is_whole = new_name(rule).ends_with(">");
      writer_.put((is_whole ? "" : head.declaration) + name + " = ");
      writer_.put(new_name(rule), rule.cases.front().place.pointer, 0, true);
      writer_.put((is_whole ? "" : head.arguments()) + ";\n");
    }
    if (rule.by_pointer.empty()) return;
    writer_.put(head.declaration + name + "_by_pointer = ");
    writer_.put(rule.by_pointer, rule_pointer(rule) + "/by_pointer", 0, true);
    writer_.put(";\n");
  }

  static std::string rule_pointer(const Rule& rule) {
    return rule.place.pointer.substr(0, rule.place.pointer.rfind('/'));
  }

  static const Condition* condition_on(const Case& one, const std::string& parameter) {
    for (const Condition& condition : one.when)
      if (condition.parameter == parameter) return &condition;
    return nullptr;
  }

  // Whether this hole may have to be filled with the rule's default in this case.
  static bool hole_may_default(const Rule& rule, const Case& one, const Parameter& parameter) {
    const auto argument = rule.arguments.find(parameter.name);
    if (argument == rule.arguments.end() || argument->second.when_default.empty()) return false;
    const Condition* condition = condition_on(one, parameter.name);
    return condition == nullptr || condition->is == Condition::Is::absent;
  }

  static bool may_default(const Rule& rule, const Case& one) {
    return std::any_of(rule.from.parameters.begin(), rule.from.parameters.end(),
                       [&](const Parameter& parameter) {
                         const std::string hole = "$" + parameter.name;
                         const bool stands = one.to.value.find(hole) != std::string::npos ||
                                             one.to.statement.find(hole) != std::string::npos;
                         return stands && hole_may_default(rule, one, parameter);
                       });
  }

  void form(std::size_t index, const Case& one, const std::string& name, bool value, bool defaulted) {
    const Rule& rule = unit_.rules[index];
    const std::string& text = value ? one.to.value : one.to.statement;
    if (text.empty()) return;
    std::vector<std::string> names;
    for (const Parameter& parameter : rule.from.parameters) names.push_back(parameter.name);
    const bool object =
        rule.from.kind == EntityKind::field || (rule.from.kind == EntityKind::method && !rule.from.is_static);
    const auto parsed = rules::parse_replacement(text, names, object);
    if (!std::holds_alternative<rules::Pieces>(parsed)) return;  // the reader tells it
    const auto& pieces = std::get<rules::Pieces>(parsed);
    const std::string aliases = "::" + alias_namespace(unit_, index) + "::";
    writer_.put(template_head(rule).declaration + "inline " + (value ? result_type(rule, aliases) : "void") + " " + name + "(" +
                parameters(rule, one, pieces, aliases, defaulted) + ") { " + (value ? "return " : ""));
    body(rule, one, pieces, value, defaulted);
    writer_.put("; }\n");
  }

  // An enumerator has the type of its enumeration.
  std::string result_type(const Rule& rule, const std::string& aliases) const {
    if (rule.from.kind != EntityKind::enumerator)
      return rule.from.result == "auto" ? "auto" : aliases + "hr" + template_head(rule).arguments();
    const Rule* enumeration = type_rule(unit_, rule.from.scope());
    return enumeration == nullptr || new_name(*enumeration).empty() ? "auto" : new_name(*enumeration);
  }

  std::string object_type(const Rule& rule) const {
    const Rule* type = type_rule(unit_, rule.from.scope());
    std::string name = type == nullptr || new_name(*type).empty() ? "::" + rule.from.scope() : new_name(*type);
    const TemplateHead head = template_head(rule);
    if (type != nullptr && type->from.is_template && !name.ends_with(">")) name += head.arguments(head.of_class);
    return (rule.from.is_const ? "const " : "") + name;
  }

  std::string parameters(const Rule& rule, const Case& one, const rules::Pieces& pieces,
                         const std::string& aliases, bool defaulted) const {
    std::string list;
    const auto add = [&](const std::string& text) { list += (list.empty() ? "" : ", ") + text; };
    const bool object = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
      return piece.kind == Piece::Kind::self || piece.kind == Piece::Kind::member;
    });
    if (object) add(object_type(rule) + "& object_");
    for (std::size_t i = 0; i < rule.from.parameters.size(); ++i) {
      const Parameter& parameter = rule.from.parameters[i];
      const bool filled = defaulted && hole_may_default(rule, one, parameter);
      if (!parameter.name.empty() && rules::uses(pieces, parameter.name) && !filled)
        add(aliases + "h" + std::to_string(i) +
            (is_pack(parameter) ? template_head(rule).of_element().arguments() + "..." : template_head(rule).arguments()) +
            " hole_" + parameter.name);
    }
    return list;
  }

  void body(const Rule& rule, const Case& one, const rules::Pieces& pieces, bool value, bool defaulted) {
    const std::string pointer = form_pointer(one, value);
    for (const Piece& piece : pieces) {
      switch (piece.kind) {
        case Piece::Kind::text:
          writer_.put(piece.text, pointer, piece.offset, true);
          break;
        case Piece::Kind::self:
          writer_.put("object_", pointer, piece.offset, false);
          break;
        case Piece::Kind::member:
          writer_.put("object_.", pointer, piece.offset, false);
          break;
        case Piece::Kind::hole:
          hole(rule, one, piece, pointer, defaulted);
          break;
        case Piece::Kind::value:
          break;  // only in a wrap
      }
    }
  }

  // The two forms of an object of JSON have pointers of their own; a string has one for both.
  static std::string form_pointer(const Case& one, bool value) {
    const bool both = one.to.value == one.to.statement || one.to.value.empty();
    return both ? one.place.pointer : one.place.pointer + (value ? "/value" : "/statement");
  }

  void hole(const Rule& rule, const Case& one, const Piece& piece, const std::string& pointer,
            bool defaulted) {
    const auto found = std::find_if(rule.from.parameters.begin(), rule.from.parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.name == piece.text; });
    const auto argument = rule.arguments.find(piece.text);
    const std::string in_arguments = rule_pointer(rule) + "/arguments/" + piece.text;
    const std::string variable = "hole_" + piece.text + (is_pack(*found) ? "..." : "");
    if (defaulted && hole_may_default(rule, one, *found))
      return writer_.put(argument->second.when_default, in_arguments + "/default", 0, true);
    if (argument == rule.arguments.end() || argument->second.wrap.empty())
      return writer_.put(variable, pointer, piece.offset, false);
    const auto parsed = rules::parse_wrap(argument->second.wrap);
    if (!std::holds_alternative<rules::Pieces>(parsed)) return;  // the reader tells it
    for (const Piece& part : std::get<rules::Pieces>(parsed)) {
      const bool text = part.kind == Piece::Kind::text;
      writer_.put(text ? part.text : variable, in_arguments + "/wrap", part.offset, text);
    }
  }

  const Concept& unit_;
  Writer writer_;
};

}  // namespace

Probe make_probe(const Concept& unit) {
  return Generator(unit).run();
}

std::string legacy_namespace(const Concept& unit, const Rule& rule) {
  std::string scope = rule.from.scope();
  while (!scope.empty() && (type_rule(unit, scope) != nullptr || unit.kept_types.contains(scope))) scope = outer(scope);
  return scope;
}

std::string alias_namespace(const Concept& unit, std::size_t rule) {
  const std::string scope = legacy_namespace(unit, unit.rules[rule]);
  return (scope.empty() ? "" : scope + "::") + "ssot_rule_" + std::to_string(rule);
}

std::string renamed_type(const Concept& unit, const std::string& scope, const std::string& type) {
  std::vector<rules::Token> tokens = rules::tokens_of(type);
  std::vector<std::string> kept;  // owns the new spellings
  kept.reserve(tokens.size());
  std::vector<rules::Token> out;
  for (std::size_t i = 0; i < tokens.size();) {
    if (!tokens[i].word()) {
      out.push_back(tokens[i++]);
      continue;
    }
    std::size_t end = i + 1;
    std::string name(tokens[i].text);
    for (; end + 1 < tokens.size() && tokens[end].is("::") && tokens[end + 1].word(); end += 2)
      name += "::" + std::string(tokens[end + 1].text);
    const Rule* rule = type_in_scope(unit, scope, name);
    const bool pointer =
        rule != nullptr && !rule->by_pointer.empty() && end < tokens.size() && tokens[end].is("*");
    if (rule == nullptr || new_name(*rule).empty()) {
      out.insert(out.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
                 tokens.begin() + static_cast<std::ptrdiff_t>(end));
    } else {
      kept.push_back(pointer ? rule->by_pointer : new_name(*rule));
      out.push_back({rules::Token::Kind::word, kept.back(), 0});
    }
    i = pointer ? end + 1 : end;
  }
  return rules::spell(out.data(), out.data() + out.size());
}

}  // namespace ssot::verify
