#include "rules/read_rule.hpp"

#include <algorithm>
#include <variant>

#include "rules/declaration.hpp"
#include "rules/keys.hpp"
#include "rules/read_tests.hpp"
#include "rules/template_text.hpp"
#include "support/nearest.hpp"

namespace ssot::rules {
namespace {

using Need = JsonReader::Need;

bool callable(const Entity& entity) {
  return entity.kind == EntityKind::function || entity.kind == EntityKind::method ||
         entity.kind == EntityKind::constructor || entity.kind == EntityKind::macro;
}

bool kebab(const std::string& id) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !id.empty() && std::all_of(id.begin(), id.end(), plain) && id.front() != '-' && id.back() != '-' &&
         id.find("--") == std::string::npos;
}

std::vector<std::string> parameter_names(const Entity& entity) {
  std::vector<std::string> names;
  for (const Parameter& parameter : entity.parameters)
    if (!parameter.name.empty()) names.push_back(parameter.name);
  return names;
}

bool has_object(const Entity& entity) {
  return (entity.kind == EntityKind::method && !entity.is_static) || entity.kind == EntityKind::field;
}

bool has_form(const Replacement& to) {
  return !to.empty();
}

// Reads the keys of one rule whose entity is known.
class RuleReader {
 public:
  RuleReader(JsonReader& reader, const JsonNode& node, Rule& rule)
      : reader_(reader), node_(node), rule_(rule), names_(parameter_names(rule.from)) {}

  void run() {
    arguments();
    rule_.unwrap = reader_.texts(node_, "unwrap");
    note();
    instance();
    cases();
    details();
    check_answer();
    if (callable(rule_.from)) check_parameters();
  }

 private:
  const Parameter* parameter(const std::string& name) const {
    for (const Parameter& each : rule_.from.parameters)
      if (each.name == name) return &each;
    return nullptr;
  }

  bool known_parameter(const JsonNode& node, const std::string& name) {
    if (parameter(name) != nullptr && !name.empty()) return true;
    const std::string close = nearest(name, names_);
    reader_.refuse(reader_.text().key_place(node.pointer),
                   "\"" + name + "\" is not a parameter of " + rule_.from.name,
                   close.empty() ? "name it as `from` does" : "did you mean \"" + close + "\"?");
    return false;
  }

  void arguments() {
    const JsonNode map = node_["arguments"];
    if (!map) return;
    if (!map.value->is_object())
      return reader_.refuse(map, "\"arguments\" must be an object, parameter by parameter",
                            "write {\"name\": {\"drop\": \"why\"}}");
    for (const auto& [name, ignored] : map.value->items()) {
      const JsonNode node = map[name];
      if (!known_parameter(node, name) || !reader_.object(node, concept_keys().at("argument"))) continue;
      Argument argument{reader_.text(node, "wrap"), reader_.text(node, "default"),
                        reader_.text(node, "drop")};
      check_argument(node, name, argument);
      rule_.arguments[name] = std::move(argument);
    }
  }

  void check_argument(const JsonNode& node, const std::string& name, const Argument& argument) {
    if (argument.wrap.empty() && argument.when_default.empty() && argument.drop.empty())
      reader_.refuse(node, "this says nothing about the argument",
                     "give wrap, default or drop, or leave it out");
    if (!argument.drop.empty() && !(argument.wrap.empty() && argument.when_default.empty()))
      reader_.refuse(node, "a dropped argument has no wrap and no default",
                     "leave out drop, or leave out the others");
    const bool can_be_absent = !parameter(name)->default_value.empty() || parameter(name)->type.ends_with("...");
    if (!argument.when_default.empty() && !can_be_absent)
      reader_.refuse(node["default"],
                     "\"" + name + "\" has no default value in `from`, so it is always given",
                     "leave \"default\" out, or write the default value in `from`");
    if (argument.wrap.empty()) return;
    const auto pieces = parse_wrap(argument.wrap);
    if (const auto* error = std::get_if<TextError>(&pieces)) reader_.refuse(node["wrap"], *error);
  }

  void note() {
    const JsonNode node = node_["note"];
    if (!reader_.object(node, concept_keys().at("note"))) return;
    rule_.note = Note{reader_.text(node, "why", Need::required), reader_.text(node, "do", Need::required)};
  }

  void instance() {
    static const std::vector<std::string> names = {"reference", "pointer", "shared", "construct"};
    const std::string word = reader_.text(node_, "instance");
    if (word.empty()) return;
    const auto found = std::find(names.begin(), names.end(), word);
    if (found == names.end()) {
      const std::string close = nearest(word, names);
      return reader_.refuse(node_["instance"], "\"" + word + "\" is not a way to reach the instance",
                            close.empty() ? "it is reference, pointer, shared or construct"
                                          : "did you mean \"" + close + "\"?");
    }
    rule_.instance = static_cast<Instance>(1 + (found - names.begin()));
    const bool constructor = rule_.from.kind == EntityKind::constructor;
    if (constructor != (rule_.instance == Instance::construct))
      reader_.refuse(node_["instance"], constructor ? "a constructor's instance is \"construct\""
                                                    : "only a constructor's instance is \"construct\"",
                     constructor ? "write \"construct\"" : "it is reference, pointer or shared");
  }

  // A call whose result is void has a statement form only; a name has one form for both.
  bool void_result() const {
    const bool call = rule_.from.kind == EntityKind::function || rule_.from.kind == EntityKind::method;
    return call && unwrapped_result(rule_.from.result, !rule_.unwrap.empty()) == "void";
  }

  Replacement replacement(const JsonNode& node) {
    Replacement to;
    if (!node) return to;
    if (node.is_text()) {
      to.statement = node.value->get<std::string>();
      if (to.statement.empty()) reader_.refuse(node, "the replacement is empty", "write what takes the place of the use");
      if (!void_result()) to.value = to.statement;
      check_template(node, to.statement);
      return to;
    }
    if (!reader_.object(node, concept_keys().at("replacement"))) return to;
    to.value = reader_.text(node, "value");
    to.statement = reader_.text(node, "statement");
    check_template(node["value"], to.value);
    check_template(node["statement"], to.statement);
    if (!to.value.empty() && void_result())
      reader_.refuse(node["value"], "the result of " + rule_.from.name + " is void, so it has no value form",
                     "leave \"value\" out");
    if (!callable(rule_.from)) reader_.refuse(node, "only calls have two forms", "write the text itself");
    if (to.empty()) reader_.refuse(node, "neither value nor statement is given", "give one of them, or both");
    return to;
  }

  void check_template(const JsonNode& node, const std::string& text) {
    if (!node || text.empty()) return;
    const auto pieces = parse_replacement(text, names_, has_object(rule_.from));
    if (const auto* error = std::get_if<TextError>(&pieces)) reader_.refuse(node, *error);
    const std::size_t end = text.find_last_not_of(" \t");
    if (end != std::string::npos && text[end] == ';')
      reader_.refuse(node,
                     {end, "a replacement is an expression, without the \";\"", "leave the semicolon out"});
  }

  void cases() {
    const JsonNode answer = node_[node_["to"] ? "to" : "cases"];
    if (answer && rule_.from.kind == EntityKind::constructor)
      reader_.refuse(answer, "where an object is made, only the type's name changes",
                     "leave the rule out if the canonical constructor takes the same arguments; for the one "
                     "instance write \"instance\": \"construct\"");
    if (const JsonNode to = node_["to"])
      rule_.cases.push_back({{}, replacement(to), reader_.text().place(to.pointer)});
    if (node_["to"] && node_["cases"]) reader_.refuse(node_["cases"], "a rule has `to` or `cases`, not both",
                                                     "leave one of them out");
    for (const JsonNode& node : reader_.items(node_, false, "cases")) {
      if (!reader_.object(node, concept_keys().at("case"))) continue;
      if (!node["to"]) reader_.missing(node, "to");
      Case each{conditions(node["when"]), replacement(node["to"]), reader_.text().place(node["to"].pointer)};
      const bool unreachable = !rule_.cases.empty() && rule_.cases.back().when.empty();
      if (unreachable) reader_.refuse(node, "this case is never reached: the one before it always holds",
                                       "put it before that one, or give that one a `when`");
      rule_.cases.push_back(std::move(each));
    }
  }

  std::vector<Condition> conditions(const JsonNode& when) {
    std::vector<Condition> all;
    if (!when) return all;
    if (!when.value->is_object()) {
      reader_.refuse(when, "\"when\" must be an object, parameter by parameter",
                     "write {\"name\": \"absent\"}");
      return all;
    }
    for (const auto& [name, ignored] : when.value->items())
      if (known_parameter(when[name], name)) all.push_back(condition(when[name], name));
    return all;
  }

  Condition condition(const JsonNode& node, const std::string& name) {
    static const std::vector<std::string> words = {"absent", "given", "literal"};
    Condition condition{name, Condition::Is::given, ""};
    if (!node.is_text()) {
      condition.is = Condition::Is::text;
      if (reader_.object(node, concept_keys().at("text_condition")))
        condition.text = reader_.text(node, "text", Need::required);
      return condition;
    }
    const auto word = node.value->get<std::string>();
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) {
      const std::string close = nearest(word, words);
      reader_.refuse(node, "\"" + word + "\" is not a condition",
                     close.empty() ? "it is absent, given, literal, or {\"text\": \"…\"}"
                                   : "did you mean \"" + close + "\"?");
      return condition;
    }
    condition.is = static_cast<Condition::Is>(found - words.begin());
    const bool can_be_absent = !parameter(name)->default_value.empty() || parameter(name)->type.ends_with("...");
    if (condition.is == Condition::Is::absent && !can_be_absent)
      reader_.refuse(node, "\"" + name + "\" has no default value in `from`, so it is never absent",
                     "leave this case out, or write the default value in `from`");
    return condition;
  }

  void details() {
    rule_.by_pointer = reader_.text(node_, "by_pointer");
    rule_.single = reader_.flag(node_, "single");
    rule_.remark = reader_.text(node_, "remark");
    rule_.any_order = reader_.text(node_, "any_order");
    rule_.unopened = reader_.text(node_, "unopened");
    rule_.context = reader_.text(node_, "context");
    rule_.tests = read_tests(reader_, node_);
    const JsonNode shim = node_["shim"];
    if (reader_.object(shim, concept_keys().at("shim")))
      rule_.shim = {reader_.text(shim, "returns"), reader_.text(shim, "body")};
    const bool type = rule_.from.kind == EntityKind::type;
    if (!type && rule_.single) reader_.refuse(node_["single"], "only a type can be single", "leave it out");
    if (!type && node_["by_pointer"]) reader_.refuse(node_["by_pointer"], "only a type has by_pointer", "leave it out");
    if (rule_.single && node_["by_pointer"])
      reader_.refuse(node_["by_pointer"], "a single type has no by_pointer", "leave it out");
    if (node_["any_order"] && (!callable(rule_.from) || rule_.cases.empty()))
      reader_.refuse(node_["any_order"], "only a call with a replacement has arguments in an order", "leave it out");
    if (node_["context"] && (type || rule_.cases.empty()))
      reader_.refuse(node_["context"], "only an expression names what is known where it stands", "leave it out");
    if (node_["unopened"] && !node_["unwrap"])
      reader_.refuse(node_["unopened"], "only a result that `unwrap` opens can be left unopened", "leave it out");
    if (!callable(rule_.from) && node_["unwrap"])
      reader_.refuse(node_["unwrap"], "only a call has a result to unwrap", "leave it out");
  }

  void check_answer() {
    const bool answers = std::any_of(rule_.cases.begin(), rule_.cases.end(),
                                     [](const Case& each) { return has_form(each.to); });
    if (answers && rule_.instance != Instance::none)
      reader_.refuse(node_["instance"], "a rule has `to`, `cases` or `instance`, not two of them",
                     "leave one of them out");
    const bool malformed = node_["to"] || node_["cases"] || node_["note"] || node_["instance"];
    if (!answers && rule_.instance == Instance::none && !rule_.note && !malformed)
      reader_.refuse(node_, "the rule gives no answer", "give `to`, `cases`, `instance` or `note`");
    if (rule_.note || rule_.cases.empty()) return;
    if (!rule_.cases.back().when.empty())
      reader_.refuse(node_["cases"], "where none of the cases holds, the rule gives no answer",
                     "end with a case without `when`, or give a `note`");
    for (const Case& each : rule_.cases)
      if (!void_result() && has_form(each.to) && (each.to.value.empty() || each.to.statement.empty()))
        reader_.refuse(
            each.place,
            std::string("the ") + (each.to.value.empty() ? "value" : "statement") + " form is missing",
            "the result of " + rule_.from.name + " can be used or not: give both forms, or a `note`");
  }

  void check_parameters() {
    for (const Parameter& each : rule_.from.parameters) {
      if (each.name.empty()) {
        if (rule_.instance == Instance::none && !rule_.cases.empty())
          reader_.refuse(
              node_["from"],
              "a parameter of type " + each.type + " has no name, so nothing says what becomes of it",
              "name it, and use it in `to` or drop it");
        continue;
      }
      const auto found = rule_.arguments.find(each.name);
      const Argument argument = found == rule_.arguments.end() ? Argument{} : found->second;
      if (rule_.instance != Instance::none && argument.drop.empty())
        reader_.refuse(node_["from"], "the argument \"" + each.name + "\" vanishes and no reason is given",
                       "add to \"arguments\": {\"" + each.name + "\": {\"drop\": \"…\"}}");
      bool never_absent = each.default_value.empty();
      for (const Case& one : rule_.cases) {
        check_use(one, one.to.value, each, argument, never_absent);
        if (one.to.statement != one.to.value) check_use(one, one.to.statement, each, argument, never_absent);
        const Condition* condition = condition_on(one, each.name);
        // Where it is absent, that case is taken, and none behind it.
        if (condition != nullptr && condition->is == Condition::Is::absent && one.when.size() == 1) never_absent = true;
      }
    }
  }

  const Condition* condition_on(const Case& one, const std::string& name) const {
    for (const Condition& condition : one.when)
      if (condition.parameter == name) return &condition;
    return nullptr;
  }

  void check_use(const Case& one, const std::string& text, const Parameter& parameter,
                 const Argument& argument, bool never_absent) {
    if (text.empty()) return;
    const auto pieces = parse_replacement(text, names_, has_object(rule_.from));
    if (std::holds_alternative<TextError>(pieces)) return;  // told already
    const bool used = uses(std::get<Pieces>(pieces), parameter.name);
    const Condition* condition = condition_on(one, parameter.name);
    const bool settled = condition != nullptr &&
                         (condition->is == Condition::Is::absent || condition->is == Condition::Is::text);
    if (used && !argument.drop.empty())
      reader_.refuse(one.place, "$" + parameter.name + " is used here and dropped in \"arguments\"",
                     "leave out the one or the other");
    if (!used && !settled && argument.drop.empty())
      reader_.refuse(one.place, "the argument \"" + parameter.name + "\" is not used and no reason is given",
                     "use $" + parameter.name + ", or add to \"arguments\": {\"" + parameter.name +
                         "\": {\"drop\": \"…\"}}");
    const bool can_be_absent =
        !never_absent && (condition == nullptr || condition->is == Condition::Is::absent);
    if (used && can_be_absent && argument.when_default.empty())
      reader_.refuse(
          one.place,
          "\"" + parameter.name + "\" may be absent, and nothing says what $" + parameter.name + " is then",
          "add to \"arguments\": {\"" + parameter.name +
              "\": {\"default\": \"…\"}}, or a case with \"when\"");
  }

  JsonReader& reader_;
  const JsonNode& node_;
  Rule& rule_;
  std::vector<std::string> names_;
};

}  // namespace

Rule begin_rule(JsonReader& reader, const JsonNode& node, std::size_t header) {
  Rule rule;
  rule.header = header;
  rule.place = reader.text().place(node["from"].pointer);
  if (!reader.object(node, concept_keys().at("rule"))) return rule;
  rule.id = reader.text(node, "id", Need::required);
  if (!rule.id.empty() && !kebab(rule.id))
    reader.refuse(node["id"], "\"" + rule.id + "\" is not an id", "ids are lower case words joined by -");
  rule.text = reader.text(node, "from", Need::required);
  if (rule.text.empty()) return rule;
  std::variant<Entity, TextError> entity = parse_declaration(rule.text);
  if (const auto* error = std::get_if<TextError>(&entity))
    reader.refuse(node["from"], *error);
  else
    rule.from = std::move(std::get<Entity>(entity));
  return rule;
}

void finish_rule(JsonReader& reader, const JsonNode& node, const std::set<std::string>& types, Rule& rule) {
  if (rule.from.name.empty()) return;  // told already
  const std::string trouble = resolve_kind(rule.from, types);
  if (!trouble.empty()) reader.refuse(node["from"], trouble, "add a rule for the type, or correct the name");
  RuleReader(reader, node, rule).run();
}

}  // namespace ssot::rules
