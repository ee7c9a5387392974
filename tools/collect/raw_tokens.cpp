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

// Clang's raw lexer over the bytes of one file.
class RawLexer {
 public:
  explicit RawLexer(const std::string& bytes)
      : bytes_(bytes),
        lexer_(clang::SourceLocation(), language(), bytes.data(), bytes.data(), bytes.data() + bytes.size()) {
    lexer_.SetCommentRetentionState(true);
  }

  // False at the end of the file. The last token may come with it.
  bool next() {
    if (ended_) return false;
    ended_ = lexer_.LexFromRawLexer(token_);
    return token_.isNot(clang::tok::eof);
  }
  const clang::Token& token() const { return token_; }
  std::uint32_t end() const { return static_cast<std::uint32_t>(lexer_.getCurrentBufferOffset()); }
  std::uint32_t begin() const { return end() - token_.getLength(); }
  std::string_view text() const { return {bytes_.data() + begin(), token_.getLength()}; }
  bool starts_line() const { return token_.isAtStartOfLine() && token_.isNot(clang::tok::comment); }

 private:
  static const clang::LangOptions& language() {
    static const clang::LangOptions options = cpp20();
    return options;
  }
  const std::string& bytes_;
  mutable clang::Lexer lexer_;  // asking for its place is not const there
  clang::Token token_;
  bool ended_ = false;
};

std::string without_splices(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t behind = text[i] == '\\' ? text.find_first_not_of(" \t\r", i + 1) : std::string_view::npos;
    if (behind != std::string_view::npos && text[behind] == '\n')
      i = behind;
    else
      out += text[i];
  }
  return out;
}

bool names_a_file(std::string_view word) {
  return word == "include" || word == "include_next" || word == "import";
}

// <x>, "x" or a macro's name, at this place of a directive. Nothing: a comment, or what is no file.
NamedFile named_file(const std::string& bytes, std::uint32_t begin, std::uint32_t end) {
  NamedFile file{begin, end, {}, bytes[begin] == '<', false};
  const char close = file.angled ? '>' : '"';
  if (!file.angled && bytes[begin] != '"') return file;
  std::size_t stop = begin + 1;
  for (; stop < bytes.size() && bytes[stop] != close; ++stop)
    if (bytes[stop] == '\n' && without_splices(bytes.substr(begin, stop + 1 - begin)).ends_with("\n")) return file;
  if (stop == bytes.size()) return file;
  file.end = static_cast<std::uint32_t>(stop + 1);
  file.written = without_splices(std::string_view(bytes).substr(begin + 1, stop - begin - 1));
  return file;
}

// Of the line that this place is in, and lines that are spliced with it.
std::size_t begin_of_logical_line(llvm::StringRef bytes, std::size_t offset) {
  std::size_t newline = bytes.take_front(offset).rfind('\n');
  while (newline != llvm::StringRef::npos && bytes.take_front(newline).rtrim(" \t\r").ends_with("\\"))
    newline = bytes.take_front(newline).rfind('\n');
  return newline == llvm::StringRef::npos ? 0 : newline + 1;
}

}  // namespace

std::vector<std::string> macro_parameters(llvm::StringRef bytes, std::size_t offset) {
  const std::size_t begin = begin_of_logical_line(bytes, offset);
  const std::string line = bytes.slice(begin, offset).str();
  RawLexer lexer(line);
  std::vector<std::string> out;
  std::size_t at = 0;  // which token: # define NAME ( ...
  while (lexer.next()) {
    const clang::Token& token = lexer.token();
    if (token.is(clang::tok::comment)) continue;
    if (++at < 4) continue;
    if (at == 4 && (token.isNot(clang::tok::l_paren) || token.hasLeadingSpace())) return {};
    if (token.is(clang::tok::r_paren)) return out;
    if (token.is(clang::tok::raw_identifier)) out.push_back(without_splices(lexer.text()));
    if (token.is(clang::tok::ellipsis)) out.emplace_back("__VA_ARGS__");
  }
  return {};  // the place is before the end of the list
}

std::vector<Word> raw_words(const std::string& bytes) {
  std::vector<Word> out;
  RawLexer lexer(bytes);
  Word::Kind line = Word::Kind::code;  // what the logical line is
  bool first_of_directive = false;
  while (lexer.next()) {
    const std::string_view text = lexer.text();
    if (lexer.starts_line()) {
      first_of_directive = lexer.token().is(clang::tok::hash);
      line = first_of_directive ? Word::Kind::directive : Word::Kind::code;
      if (first_of_directive) continue;
    }
    if (first_of_directive && lexer.token().isNot(clang::tok::comment)) {
      first_of_directive = false;
      if (names_a_file(without_splices(text))) line = Word::Kind::include;
    }
    if (lexer.token().is(clang::tok::comment))
      words_of(text, lexer.begin(), Word::Kind::comment, out);
    else if (clang::tok::isStringLiteral(lexer.token().getKind()) || lexer.token().is(clang::tok::char_constant))
      words_of(text, lexer.begin(), line == Word::Kind::include ? Word::Kind::include : Word::Kind::string, out);
    else if (lexer.token().is(clang::tok::raw_identifier))
      words_of(text, lexer.begin(), line, out);
  }
  return out;
}

std::vector<Comment> raw_comments(const std::string& bytes) {
  std::vector<Comment> out;
  RawLexer lexer(bytes);
  while (lexer.next())
    if (lexer.token().is(clang::tok::comment)) out.push_back({lexer.begin(), std::string(lexer.text())});
  return out;
}

std::vector<NamedFile> raw_named_files(const std::string& bytes) {
  std::vector<NamedFile> out;
  RawLexer lexer(bytes);
  enum class At { elsewhere, hash, include, condition, has_include, asked } at = At::elsewhere;
  while (lexer.next()) {
    if (lexer.token().is(clang::tok::comment)) continue;
    if (lexer.starts_line()) {
      at = lexer.token().is(clang::tok::hash) ? At::hash : At::elsewhere;
      continue;
    }
    if (at == At::elsewhere) continue;
    const std::string word = without_splices(lexer.text());
    if (at == At::hash) {
      at = names_a_file(word)                     ? At::include
           : word == "if" || word == "elif"       ? At::condition
                                                  : At::elsewhere;
    } else if (at == At::condition) {
      if (word == "__has_include" || word == "__has_include_next") at = At::has_include;
    } else if (at == At::has_include) {
      at = word == "(" ? At::asked : At::condition;
    } else {
      NamedFile file = named_file(bytes, lexer.begin(), lexer.end());
      file.asked = at == At::asked;
      at = file.asked ? At::condition : At::elsewhere;
      out.push_back(std::move(file));
    }
  }
  return out;
}

}  // namespace ssot::collect
