#include "lint/checks/duplicate_role.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "lint/exempt.hpp"

namespace ssot::lint {
namespace {

// "IWebSocketManagerV2" => i, web, socket, manager, v2
std::vector<std::string> words_of_name(const std::string& name) {
  const auto is = [&](std::size_t i, int (*kind)(int)) {
    return i < name.size() && kind(static_cast<unsigned char>(name[i])) != 0;
  };
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins = is(i, std::isupper) && i > 0 &&
                        (!is(i - 1, std::isupper) || (is(i + 1, std::islower) && is(i - 1, std::isupper)));
    if ((begins || name[i] == '_') && !word.empty()) words.push_back(std::exchange(word, {}));
    if (name[i] != '_') word += static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

bool is_prefix_word(const std::string& word) {
  static const std::set<std::string> words{"i",      "my",     "our",    "the",     "new",    "old",    "legacy",
                                           "default", "base",  "basic",  "simple",  "custom", "real",   "main",
                                           "global", "generic", "common", "abstract", "deprecated", "unified", "core"};
  return words.contains(word);
}

bool is_suffix_word(const std::string& word) {
  static const std::set<std::string> words{"impl", "implementation", "compat", "base", "ex", "new", "old", "legacy",
                                           "interface", "singleton", "instance", "internal"};
  const std::size_t digits = word.starts_with("v") ? 1 : 0;
  const bool is_number = word.size() > digits && std::all_of(word.begin() + static_cast<std::ptrdiff_t>(digits), word.end(),
                                                             [](unsigned char c) { return std::isdigit(c) != 0; });
  return words.contains(word) || is_number;
}

}  // namespace

std::string stem_of(const std::string& name) {
  std::vector<std::string> words = words_of_name(name);
  while (!words.empty()) {
    std::string& last = words.back();
    while (last.size() > 1 && std::isdigit(static_cast<unsigned char>(last.back())) != 0 && !is_suffix_word(last)) last.pop_back();
    if (words.size() < 2 || !is_suffix_word(last)) break;
    words.pop_back();
  }
  while (words.size() > 1 && is_prefix_word(words.front())) words.erase(words.begin());
  std::string stem;
  for (const std::string& word : words) stem += word;
  return stem;
}

std::vector<Finding> duplicate_role(const Context& context) {
  std::vector<Finding> findings;
  if (context.classes == nullptr) return findings;
  for (const rules::Concept& unit : context.rules.concepts) {
    const rules::Canonical& canonical = unit.canonical;
    if (canonical.type.empty()) continue;
    const Exempt exempt(unit, context);
    std::map<std::string, std::string> roles{{stem_of(unqualified(canonical.type)), unqualified(canonical.type)}};
    for (const auto& [role, of] : context.duplicates.roles)
      if (of == unit.id) roles.emplace(stem_of(role), role);
    for (const facts::LexicalClass& each : context.classes->classes) {
      const std::string name = unqualified(each.name);
      const auto role = roles.find(stem_of(name));
      if (each.keyword == "namespace" || role == roles.end() || name == unqualified(canonical.type) ||
          !each.file.starts_with(context.root + "/") || exempt(each.name, each.file) || exempt.derives_by_text(each))
        continue;
      Finding finding;
      finding.check = "SSOT006";
      finding.severity = Severity::warning;
      finding.region = context.lines.region(each.file, each.begin, each.end);
      finding.message = each.keyword + " " + each.name + " is named like the role " + role->second + ", which is that of the canonical " +
                        canonical.type + ".";
      finding.help = "use " + canonical.type + " from " + canonical.include +
                     "; a class that does another job gets another name, or stands in allow_family of the rules";
      finding.subject = finding.in_file = each.name;
      finding.peer = canonical.type;
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace ssot::lint
