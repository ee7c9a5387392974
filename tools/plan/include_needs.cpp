#include "plan/include_needs.hpp"

#include <algorithm>
#include <cctype>

namespace ssot::plan {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Behind a string or character literal that begins here.
std::size_t behind_literal(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size() && text[at] != quote; ++at)
    if (text[at] == '\\') ++at;
  return at + 1;
}

// Behind a qualified name that begins here: words joined by ::.
std::size_t behind_name(std::string_view text, std::size_t at) {
  for (;;) {
    while (at < text.size() && is_word(text[at])) ++at;
    if (text.substr(std::min(at, text.size()), 2) != "::" || at + 2 >= text.size() || !is_word(text[at + 2]))
      return at;
    at += 2;
  }
}

}  // namespace

IncludeNeeds::IncludeNeeds(const rules::RuleSet& rules) {
  for (const rules::Concept& unit : rules.concepts) {
    const rules::Canonical& canonical = unit.canonical;
    const std::size_t at = canonical.type.rfind("::");
    const bool global = at == std::string::npos;
    if (!canonical.type.empty())
      prefixes_.push_back(
        {global ? canonical.type : canonical.type.substr(0, at + 2), &unit, &canonical.include, global});
    for (const auto& [prefix, include] : canonical.includes)
      prefixes_.push_back({prefix, &unit, &include, false});
  }
}

std::set<std::string> IncludeNeeds::of(std::string_view text,
                                       const std::set<const rules::Concept*>& owners) const {
  std::set<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"' || text[at] == '\'') {
      at = behind_literal(text, at);
    } else if (is_word(text[at])) {
      const std::size_t end = behind_name(text, at);
      of_name(text.substr(at, end - at), owners, out);
      at = end;
    } else {
      ++at;
    }
  }
  return out;
}

void IncludeNeeds::of_name(std::string_view name, const std::set<const rules::Concept*>& owners,
                           std::set<std::string>& out) const {
  std::vector<const Prefix*> best;
  for (const Prefix& prefix : prefixes_) {
    if (prefix.whole ? name != prefix.text : !name.starts_with(prefix.text)) continue;
    if (!best.empty() && best.front()->text.size() > prefix.text.size()) continue;
    if (!best.empty() && best.front()->text.size() < prefix.text.size()) best.clear();
    best.push_back(&prefix);
  }
  const auto narrow = [&](auto&& fits) {
    if (std::any_of(best.begin(), best.end(), fits))
      std::erase_if(best, [&](const Prefix* prefix) { return !fits(prefix); });
  };
  narrow([&](const Prefix* prefix) { return prefix->owner->canonical.type == name; });
  narrow([&](const Prefix* prefix) { return owners.contains(prefix->owner); });
  for (const Prefix* prefix : best) out.insert(*prefix->include);
}

}  // namespace ssot::plan
