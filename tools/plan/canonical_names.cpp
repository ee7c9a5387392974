#include "plan/canonical_names.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace ssot::plan {

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

std::string new_class_name(const rules::Rule& rule, const rules::Concept& owner) {
  for (const rules::Rule& other : owner.rules)
    if (other.from.kind == rules::EntityKind::type && other.from.name == rule.from.scope())
      return other.cases.size() == 1 ? other.cases.front().to.value : std::string();
  return rule.from.scope();
}

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

}  // namespace ssot::plan
