#include "scan/tokens.hpp"

#include <clang/Basic/LangOptions.h>
#include <clang/Basic/SourceLocation.h>
#include <clang/Lex/Lexer.h>
#include <llvm/ADT/SmallString.h>

#include <cctype>

namespace ssot::scan {
namespace {

using clang::Token;
namespace tok = clang::tok;

const clang::LangOptions& cxx() {
  static const clang::LangOptions options = [] {
    clang::LangOptions made;
    made.CPlusPlus = made.CPlusPlus11 = made.CPlusPlus14 = made.CPlusPlus17 = made.CPlusPlus20 = 1;
    made.LineComment = made.RawStringLiterals = made.Digraphs = made.Bool = made.CXXOperatorNames = 1;
    made.DollarIdents = 1;
    return made;
  }();
  return options;
}

bool is_word(const Token& token) {
  return token.is(tok::raw_identifier) || token.is(tok::numeric_constant);
}

// A token's text with line splices taken out.
class Words {
 public:
  explicit Words(const std::string& text)
      : text_(text),
        lexer_(clang::SourceLocation(), cxx(), text.c_str(), text.c_str(), text.c_str() + text.size()) {}

  bool next(Token& token) {
    lexer_.LexFromRawLexer(token);
    end_ = static_cast<std::size_t>(lexer_.getBufferLocation() - text_.c_str());
    return token.isNot(tok::eof);
  }

  std::string spelled(const Token& token) const {
    std::string raw = text_.substr(end_ - token.getLength(), token.getLength());
    if (!token.needsCleaning()) return raw;
    std::string clean;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      std::size_t j = i + 1;
      if (raw[i] == '\\') {
        while (j < raw.size() && (raw[j] == ' ' || raw[j] == '\t' || raw[j] == '\r')) ++j;
        if (j < raw.size() && raw[j] == '\n') {
          i = j;
          continue;
        }
      }
      clean += raw[i];
    }
    return clean;
  }

 private:
  const std::string& text_;
  clang::Lexer lexer_;
  std::size_t end_ = 0;
};

class Scanner {
 public:
  Scanner(const std::string& text, const Names& names) : words_(text), names_(names) {
    // A trigraph may splice or paste where the lexer sees nothing; \u may spell a letter of a name.
    facts_.unsure = text.find("?\?/") != std::string::npos || text.find("?\?=") != std::string::npos;
  }

  TokenFacts run() {
    Token token;
    while (words_.next(token)) {
      if (token.isAtStartOfLine()) start_line(token);
      see(token);
      ++index_;
    }
    flush();
    return std::move(facts_);
  }

 private:
  void start_line(const Token& token) {
    flush();
    index_ = 0;
    directive_ = token.is(tok::hash);
    first_.clear();
  }

  void flush() {
    if (!macro_.name.empty()) facts_.macros.push_back(std::move(macro_));
    macro_ = {};
  }

  void see(const Token& token) {
    if (token.is(tok::hashhash)) {
      facts_.pastes = true;
      macro_.pastes = true;
    }
    if (token.hasUCN() || token.is(tok::unknown)) facts_.unsure |= token.hasUCN();
    if (is_word(token)) word(words_.spelled(token));
  }

  void word(const std::string& text) {
    if (names_.whole.contains(text)) facts_.names = true;
    if (index_ == 0 || (index_ == 1 && first_ == "export")) module_word(text);
    if (index_ == 0) first_ = text;
    if (!directive_) return;
    if (index_ == 1) first_ = text;
    if (first_ != "define" || index_ < 2) return;
    if (index_ == 2) {
      macro_.name = text;
      return;
    }
    macro_.mentions.push_back(text);
    if (names_.pieces.contains(text)) facts_.define_pieces.push_back(text);
  }

  void module_word(const std::string& text) {
    if (text == "import" || text == "module") facts_.unsure = true;
  }

  Words words_;
  const Names& names_;
  TokenFacts facts_;
  MacroFacts macro_;
  std::string first_;
  unsigned index_ = 0;
  bool directive_ = false;
};

}  // namespace

Names::Names(const std::set<std::string>& names) : whole(names.begin(), names.end()) {
  for (const std::string& name : names)
    for (std::size_t from = 0; from < name.size(); ++from)
      for (std::size_t size = 1; from + size <= name.size(); ++size) pieces.insert(name.substr(from, size));
}

TokenFacts scan_tokens(const std::string& text, const Names& names) {
  return Scanner(text, names).run();
}

std::set<std::string> argument_pieces(const std::string& text, const Names& names,
                                      const std::unordered_set<std::string>& macros) {
  std::set<std::string> found;
  Words words(text);
  Token token;
  unsigned depth = 0;  // parentheses open inside a call of one of the macros
  bool after_macro = false;
  while (words.next(token)) {
    if (token.is(tok::l_paren) && (depth > 0 || after_macro)) ++depth;
    if (token.is(tok::r_paren) && depth > 0) --depth;
    after_macro = false;
    if (!is_word(token)) continue;
    const std::string word = words.spelled(token);
    if (depth > 0 && names.pieces.contains(word)) found.insert(word);
    after_macro = macros.contains(word);
  }
  return found;
}

}  // namespace ssot::scan
