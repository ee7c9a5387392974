// tokens.hpp - C++ text cut into tokens, for declarations and replacement texts.
//
// Enough of the language for declarations and expressions as people write them in a rule: no preprocessor, no
// comments, no raw strings. Whether `<` opens an argument list is for the caller to know.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ssot::rules {

// What is wrong in a text, for a caller who knows where the text stands.
struct TextError {
  std::size_t offset = 0;  // bytes from the beginning of the text
  std::string what;
  std::string mend;

  friend bool operator==(const TextError&, const TextError&) = default;
};

struct Token {
  enum class Kind { word, number, string, punctuation };
  Kind kind = Kind::punctuation;
  std::string_view text;
  std::size_t offset = 0;

  bool is(std::string_view other) const { return text == other; }
  bool word() const { return kind == Kind::word; }
};

// `>>` is two tokens, for it closes two lists; every other operator of two characters is one. An unfinished
// string ends with the text.
std::vector<Token> tokens_of(std::string_view text);

// Tokens as one normalised line: `const std :: string &x` => "const std::string& x".
std::string spell(const Token* begin, const Token* end);

}  // namespace ssot::rules
