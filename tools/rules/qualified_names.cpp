#include "rules/qualified_names.hpp"

#include "rules/tokens.hpp"

namespace ssot::rules {
namespace {

// Whether what stands before a word, or before a :: that leads one, gives it its meaning.
bool is_bound(const Token& before, bool by_colons) {
  if (by_colons) return before.is(">") || before.is(")") || before.word();
  return before.is(".") || before.is("->") || before.is("$") || before.is("::") || before.is("~");
}

}  // namespace

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
