#include "cli/unread.hpp"

#include <clang/Basic/LangOptions.h>
#include <clang/Lex/Lexer.h>
#include <llvm/ADT/StringSwitch.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "lint/context.hpp"
#include "support/counted.hpp"

namespace ssot::cli {
namespace {

constexpr std::size_t most_told = 10;

bool is_cxx(const std::string& path) {
  return llvm::StringSwitch<bool>(std::filesystem::path(path).extension().string())
      .Cases(".h", ".hh", ".hpp", ".hxx", ".h++", true)
      .Cases(".cc", ".cpp", ".cxx", ".c++", true)
      .Cases(".inc", ".inl", ".ipp", ".tpp", true)
      .Default(false);
}

struct Token {
  clang::tok::TokenKind kind;
  llvm::StringRef text;
  unsigned offset;
};

std::vector<Token> raw_tokens_of(const std::string& text) {
  clang::LangOptions language;
  language.CPlusPlus = language.CPlusPlus20 = true;
  clang::Lexer lexer(clang::SourceLocation(), language, text.data(), text.data(), text.data() + text.size());
  std::vector<Token> out;
  clang::Token token;
  for (lexer.LexFromRawLexer(token); token.isNot(clang::tok::eof); lexer.LexFromRawLexer(token)) {
    const unsigned offset = lexer.getCurrentBufferOffset() - token.getLength();
    out.push_back({token.getKind(), llvm::StringRef(text).substr(offset, token.getLength()), offset});
  }
  return out;
}

// `class [attributes, an export macro] Name [final] {` or `:`. What stands before the name is not looked at beyond that.
bool defines_at(const std::vector<Token>& tokens, std::size_t i) {
  std::size_t after = i + 1;
  if (after < tokens.size() && tokens[after].text == "final") ++after;
  if (after >= tokens.size()) return false;
  if (tokens[after].kind != clang::tok::l_brace && tokens[after].kind != clang::tok::colon) return false;
  for (std::size_t back = 1; back <= std::min<std::size_t>(i, 12); ++back) {
    const Token& token = tokens[i - back];
    if (token.text == "class" || token.text == "struct") return i == back || tokens[i - back - 1].text != "enum";
    // Behind a colon it is a base class.
    if (token.kind == clang::tok::colon || token.kind == clang::tok::semi || token.kind == clang::tok::l_brace ||
        token.kind == clang::tok::r_brace)
      return false;
  }
  return false;
}

std::set<std::string> read_by_units(const Workspace& workspace) {
  std::set<std::string> out;
  for (const std::vector<std::string>& closure : workspace.closures) out.insert(closure.begin(), closure.end());
  return out;
}

// The rules name it themselves: a legacy header, or the canonical's own.
bool is_known_to_rules(const std::string& path, const Workspace& workspace) {
  const auto is_its = [&](const rules::Concept& unit) {
    const llvm::StringRef include = llvm::StringRef(unit.canonical.include).trim("<>\"");
    return !include.empty() && path.ends_with("/" + include.str());
  };
  return llvm::any_of(workspace.headers, [&](const Located& header) { return header.path == path; }) ||
         llvm::any_of(workspace.rules.concepts, is_its);
}

}  // namespace

std::vector<std::string> unread_namesakes(const Workspace& workspace, const Disk& disk) {
  std::vector<std::string> out;
  std::set<std::string> names;
  for (const rules::Concept& unit : workspace.rules.concepts)
    if (!unit.canonical.type.empty()) names.insert(lint::unqualified(unit.canonical.type));
  for (const std::vector<std::string>& closure : workspace.closures)
    if (closure.empty()) return out;  // a unit of which it is not known what it reads
  const std::set<std::string> read = read_by_units(workspace);
  for (const std::string& path : workspace.files) {
    if (!is_cxx(path) || read.contains(path) || workspace.territory.excluded(path) || is_known_to_rules(path, workspace)) continue;
    llvm::Expected<std::string> text = disk.read(path);
    if (!text) {
      llvm::consumeError(text.takeError());
      continue;
    }
    if (llvm::none_of(names, [&](const std::string& name) { return llvm::StringRef(*text).contains(name); })) continue;
    const std::vector<Token> tokens = raw_tokens_of(*text);
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (names.contains(tokens[i].text.str()) && defines_at(tokens, i))
        out.push_back(workspace.relative(path) + ":" +
                      std::to_string(1 + llvm::StringRef(*text).take_front(tokens[i].offset).count('\n')) + ": class " +
                      tokens[i].text.str());
  }
  return out;
}

void tell_unread(const std::vector<std::string>& places, Console& console) {
  if (places.empty()) return;
  std::string text = "notice: not judged, for no translation unit reads it: " + counted(places.size(), "definition") +
                     " of a canonical's name";
  for (std::size_t i = 0; i < std::min(places.size(), most_told); ++i) text += "\n  " + places[i];
  if (places.size() > most_told) text += "\n  and " + std::to_string(places.size() - most_told) + " more";
  console.notice(text);
}

}  // namespace ssot::cli
