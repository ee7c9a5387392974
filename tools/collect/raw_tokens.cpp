#include "collect/raw_tokens.hpp"

#include <clang/Basic/LangOptions.h>
#include <clang/Lex/Lexer.h>

#include <cctype>

namespace ssot::collect {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

void words_of(std::string_view text, std::uint32_t offset, Word::Kind kind, std::vector<Word>& out) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_word(text[end])) ++end;
    out.push_back({kind, offset + static_cast<std::uint32_t>(i), offset + static_cast<std::uint32_t>(end),
                   std::string(text.substr(i, end - i))});
    i = end;
  }
}

clang::LangOptions cpp20() {
  clang::LangOptions language;
  language.CPlusPlus = language.CPlusPlus11 = language.CPlusPlus14 = language.CPlusPlus17 =
      language.CPlusPlus20 = true;
  language.Bool = language.LineComment = language.RawStringLiterals = true;
  return language;
}

}  // namespace

std::vector<Word> raw_words(const std::string& bytes) {
  static const clang::LangOptions language = cpp20();
  std::vector<Word> out;
  clang::Lexer lexer(clang::SourceLocation(), language, bytes.data(), bytes.data(),
                     bytes.data() + bytes.size());
  lexer.SetCommentRetentionState(true);
  clang::Token token;
  Word::Kind line = Word::Kind::code;  // what the logical line is
  bool first_of_directive = false;
  for (bool end = false; !end;) {
    end = lexer.LexFromRawLexer(token);
    if (token.is(clang::tok::eof)) break;
    const auto stop = static_cast<std::uint32_t>(lexer.getCurrentBufferOffset());
    const std::uint32_t begin = stop - token.getLength();
    const std::string_view text(bytes.data() + begin, token.getLength());
    if (token.isAtStartOfLine() && token.isNot(clang::tok::comment)) {
      line = token.is(clang::tok::hash) ? Word::Kind::directive : Word::Kind::code;
      first_of_directive = line == Word::Kind::directive;
      if (first_of_directive) continue;
    }
    if (first_of_directive) {
      first_of_directive = false;
      if (text == "include" || text == "include_next" || text == "import") line = Word::Kind::include;
    }
    if (token.is(clang::tok::comment))
      words_of(text, begin, Word::Kind::comment, out);
    else if (clang::tok::isStringLiteral(token.getKind()) || token.is(clang::tok::char_constant))
      words_of(text, begin, line == Word::Kind::include ? Word::Kind::include : Word::Kind::string, out);
    else if (token.is(clang::tok::raw_identifier))
      words_of(text, begin, line, out);
  }
  return out;
}

}  // namespace ssot::collect
