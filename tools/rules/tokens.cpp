#include "rules/tokens.hpp"

#include <array>
#include <cctype>

namespace ssot::rules {
namespace {

bool starts_word(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}
bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}
bool digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::size_t quoted_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size() && text[at] != quote; ++at)
    if (text[at] == '\\') ++at;
  return at < text.size() ? at + 1 : text.size();
}

std::size_t punctuation_end(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 14> pairs = {
      "::", "->", "&&", "||", "==", "!=", "<=", ">=", "<<", "++", "--", "+=", "-=", "##"};
  if (text.substr(at, 3) == "...") return at + 3;
  for (std::string_view pair : pairs)
    if (text.substr(at, 2) == pair) return at + 2;
  return at + 1;
}

Token token_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  Token::Kind kind = Token::Kind::punctuation;
  if (starts_word(text[at])) {
    kind = Token::Kind::word;
    while (end < text.size() && in_word(text[end])) ++end;
  } else if (digit(text[at])) {
    kind = Token::Kind::number;
    while (end < text.size() && (in_word(text[end]) || text[end] == '.' || text[end] == '\'')) ++end;
  } else if (text[at] == '"' || text[at] == '\'') {
    kind = Token::Kind::string;
    end = quoted_end(text, at);
  } else {
    end = punctuation_end(text, at);
  }
  return {kind, text.substr(at, end - at), at};
}

bool space_between(const Token& left, const Token& right) {
  if (left.is(",")) return true;
  const bool right_word = right.kind != Token::Kind::punctuation;
  if (!right_word) return right.is("=") || left.is("=");
  if (left.kind != Token::Kind::punctuation) return true;
  return left.is("&") || left.is("&&") || left.is("*") || left.is(">") || left.is("...") || left.is("=");
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    if (std::isspace(static_cast<unsigned char>(text[at])) != 0) {
      ++at;
      continue;
    }
    tokens.push_back(token_at(text, at));
    at += tokens.back().text.size();
  }
  return tokens;
}

std::string spell(const Token* begin, const Token* end) {
  std::string line;
  for (const Token* token = begin; token != end; ++token) {
    if (token != begin && space_between(*(token - 1), *token)) line += ' ';
    line += token->text;
  }
  return line;
}

}  // namespace ssot::rules
