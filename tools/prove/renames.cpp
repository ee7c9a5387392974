#include "prove/renames.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

namespace ssot::prove {
namespace {

using rules::EntityKind;
using rules::Rule;

std::string without_spaces(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](unsigned char c) { return std::isspace(c) == 0; });
  return out;
}

bool is_name(const std::string& text) {
  bool word = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (std::isalnum(c) != 0 || c == '_') {
      if (!word && std::isdigit(c) != 0) return false;
      word = true;
    } else if (word && text.compare(i, 2, "::") == 0) {
      word = false;
      ++i;
    } else {
      return false;
    }
  }
  return word;
}

std::string without_root(std::string name) {
  return name.starts_with("::") ? name.substr(2) : name;
}

// "($a,$b)": the rule's parameters in order, without those that the case says are absent.
std::string all_arguments(const Rule& rule, const rules::Case& one) {
  std::string out;
  for (const rules::Parameter& each : rule.from.parameters) {
    const bool absent = std::any_of(one.when.begin(), one.when.end(), [&](const rules::Condition& condition) {
      return condition.is == rules::Condition::Is::absent && condition.parameter == each.name;
    });
    if (!absent) out += (out.empty() ? "$" : ",$") + each.name;
  }
  return "(" + out + ")";
}

// A default that is written out is the legacy one.
bool hands_arguments_on(const Rule& rule) {
  return std::all_of(rule.arguments.begin(), rule.arguments.end(), [&](const auto& each) {
    const auto& [name, how] = each;
    const bool same_default =
        how.when_default.empty() || std::any_of(rule.from.parameters.begin(), rule.from.parameters.end(),
                                                [&, &parameter = name, &value = how.when_default](const auto& one) {
                                                  return one.name == parameter && without_spaces(one.default_value) ==
                                                                                      without_spaces(value);
                                                });
    return how.wrap.empty() && how.drop.empty() && same_default;
  });
}

// The one text of a case, whatever the form; nothing if there are several.
std::optional<std::string> only_text(const rules::Case& one) {
  const rules::Replacement& to = one.to;
  if (!to.value.empty() && !to.statement.empty() && to.value != to.statement) return std::nullopt;
  return without_spaces(to.value.empty() ? to.statement : to.value);
}

// What stands before `tail`, if it is a name.
std::optional<std::string> name_before(const std::string& text, const std::string& tail) {
  if (!text.ends_with(tail)) return std::nullopt;
  const std::string name = without_root(text.substr(0, text.size() - tail.size()));
  return is_name(name) ? std::optional(name) : std::nullopt;
}

std::optional<Rename> rename_of(const Rule& rule, const rules::Case& one) {
  const rules::Entity& from = rule.from;
  const std::optional<std::string> text = only_text(one);
  if (!text) return std::nullopt;
  const bool calls = from.kind == EntityKind::function || from.kind == EntityKind::method;
  const std::string tail = calls ? all_arguments(rule, one) : "";
  if (text->starts_with("$self.")) {
    const auto name = name_before(text->substr(6), tail);
    if (!name || name->find(':') != std::string::npos) return std::nullopt;
    return Rename{from.unqualified(), *name, from.scope()};
  }
  const auto name = name_before(*text, tail);
  return name ? std::optional(Rename{from.name, *name, {}}) : std::nullopt;
}

std::optional<Rename> rename_of(const Rule& rule, const rules::Canonical& canonical) {
  const rules::Entity& from = rule.from;
  if (rule.instance == rules::Instance::reference && from.kind == EntityKind::function && from.parameters.empty() &&
      from.result.ends_with("&")) {
    const auto name = name_before(without_spaces(canonical.reference), "()");
    return name ? std::optional(Rename{from.name, *name, {}}) : std::nullopt;
  }
  if (from.kind == EntityKind::macro || from.kind == EntityKind::constructor) return std::nullopt;
  if (rule.cases.empty() || rule.instance != rules::Instance::none || !rule.unwrap.empty() || !hands_arguments_on(rule))
    return std::nullopt;
  const std::optional<Rename> first = rename_of(rule, rule.cases.front());
  for (const rules::Case& one : rule.cases)
    if (rename_of(rule, one) != first) return std::nullopt;
  return first;
}

// Of a call that is more than renamed: what is called instead, however.
std::optional<Rename> called_instead(const Rule& rule, const std::string& text) {
  const bool on_self = text.starts_with("$self.");
  const std::string head = text.substr(on_self ? 6 : 0);
  const auto name = name_before(head.substr(0, head.find('(')), "");
  if (!name || head.find('(') == std::string::npos) return std::nullopt;
  if (!on_self) return Rename{rule.from.name, *name, {}};
  return name->find(':') == std::string::npos ? std::optional(Rename{rule.from.unqualified(), *name, rule.from.scope()})
                                              : std::nullopt;
}

void add_called_instead(const Rule& rule, std::vector<Rename>& out) {
  if (rule.from.kind != EntityKind::function && rule.from.kind != EntityKind::method) return;
  for (const rules::Case& one : rule.cases)
    for (const std::string& text : {one.to.value, one.to.statement})
      if (auto found = called_instead(rule, without_spaces(text))) out.push_back(std::move(*found));
}

// `fresh::Store($n)` for `old::Store::Store(int n)`: the class is renamed, and that is all.
bool constructs_alike(const Rule& rule, const rules::RuleSet& rules) {
  if (rule.cases.size() != 1 || !hands_arguments_on(rule)) return false;
  const std::optional<std::string> text = only_text(rule.cases.front());
  if (!text) return false;
  for (const rules::Concept& unit : rules.concepts)
    for (const Rule& type : unit.rules)
      if (type.from.kind == EntityKind::type && type.from.name == rule.from.scope())
        if (const auto renamed = rename_of(type, unit.canonical))
          return without_root(*text) == renamed->to + all_arguments(rule, rule.cases.front());
  return false;
}

}  // namespace

std::vector<Rename> renames_of(const rules::RuleSet& rules) {
  std::vector<Rename> out;
  for (const rules::Concept& unit : rules.concepts)
    for (const Rule& rule : unit.rules)
      if (auto found = rename_of(rule, unit.canonical))
        out.push_back(std::move(*found));
      else
        add_called_instead(rule, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string beyond_rename(const facts::Site& site, const rules::RuleSet& rules) {
  for (const rules::Concept& unit : rules.concepts)
    for (const Rule& rule : unit.rules) {
      if (rule.id != site.rule) continue;
      if (rule.from.kind == EntityKind::constructor && rule.instance == rules::Instance::none &&
          constructs_alike(rule, rules))
        return {};
      if (!rename_of(rule, unit.canonical)) return "its replacement is more than another name";
      if (site.kind == facts::SiteKind::value) return "a value becomes a reference to the one instance";
      if (site.kind == facts::SiteKind::construct || site.kind == facts::SiteKind::member_init)
        return "a construction becomes the one instance";
      const bool is_pointer = site.holder == facts::Holder::pointer || site.kind == facts::SiteKind::null_test;
      if (is_pointer && !rule.by_pointer.empty()) return "a pointer becomes another type";
      if (rule.single && (site.holder == facts::Holder::unique_ptr || site.holder == facts::Holder::shared_ptr))
        return "a smart pointer becomes another type";
      return {};
    }
  return "no rule says what it becomes";
}

}  // namespace ssot::prove
