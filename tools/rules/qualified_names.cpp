#include "rules/qualified_names.hpp"

#include <set>

#include "rules/tokens.hpp"

namespace ssot::rules {
namespace {

// Whether what stands before a word, or before a :: that leads one, gives it its meaning.
bool is_bound(const Token& before, bool by_colons) {
  if (by_colons) return before.is(">") || before.is(")") || before.word();
  return before.is(".") || before.is("->") || before.is("$") || before.is("::") || before.is("~");
}

bool is_keyword(const Token& token) {
  static const std::set<std::string_view> words{
      "alignof",  "auto",   "bool",     "case",      "char",      "const",    "const_cast",  "decltype", "delete",
      "double",   "else",   "false",    "float",     "if",        "int",      "long",        "mutable",  "new",
      "noexcept", "not",    "nullptr",  "operator",  "or",        "return",   "short",       "signed",   "sizeof",
      "template", "this",   "throw",    "true",      "typeid",    "typename", "unsigned",    "void",     "and",
      "volatile", "struct", "class",    "requires",  "constexpr", "co_await", "static_cast", "co_return",
      "dynamic_cast",       "reinterpret_cast",      "char8_t",   "wchar_t"};
  return words.count(token.text) != 0;
}

}  // namespace

std::vector<FreeWord> free_words(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  std::vector<FreeWord> out;
  std::set<std::string_view> declared;  // `auto each`, `Row& each`: of a lambda
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const Token& before = tokens[i - 1];
    const bool behind_type = (before.word() && (!is_keyword(before) || before.is("auto") || before.is("int"))) ||
                             (i > 1 && (before.is("&") || before.is("*")) && tokens[i - 2].word());
    if (tokens[i].word() && behind_type) declared.insert(tokens[i].text);
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto is_at = [&](std::size_t at, std::string_view what) { return at < tokens.size() && tokens[at].is(what); };
    if (!tokens[i].word() || is_keyword(tokens[i]) || declared.count(tokens[i].text) != 0) continue;
    if (i > 0 && is_bound(tokens[i - 1], false)) continue;
    if (is_at(i + 1, "::")) continue;
    out.push_back({std::string(tokens[i].text), is_at(i + 1, "(") || is_at(i + 1, "{") || is_at(i + 1, "<")});
  }
  return out;
}

std::vector<QualifiedName> qualified_names(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  std::vector<QualifiedName> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t first = i;
    const bool global = tokens[i].is("::");
    if (global && (i + 1 == tokens.size() || !tokens[i + 1].word())) continue;
    if (!global && !tokens[i].word()) continue;
    if (global) ++i;
    QualifiedName found{tokens[first].offset, 0, std::string(tokens[i].text)};
    std::size_t words = 1;
    for (; i + 2 < tokens.size() && tokens[i + 1].is("::") && tokens[i + 2].word(); i += 2, ++words)
      found.name += "::" + std::string(tokens[i + 2].text);
    found.end = tokens[i].offset + tokens[i].text.size();
    const bool bound = first > 0 && is_bound(tokens[first - 1], global);
    if (words > 1 && !bound && !found.name.starts_with("std::")) out.push_back(std::move(found));
  }
  return out;
}

}  // namespace ssot::rules
