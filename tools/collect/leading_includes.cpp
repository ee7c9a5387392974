#include "collect/leading_includes.hpp"

#include <clang/Lex/Lexer.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/MemoryBuffer.h>

#include <filesystem>
#include <optional>
#include <set>

namespace ssot::collect {
namespace {

namespace fs = std::filesystem;
using clang::Token;
using llvm::StringRef;

constexpr unsigned deepest = 100;  // a header that includes itself is the preprocessor's to refuse

const clang::LangOptions& language() {
  static const clang::LangOptions options = [] {
    clang::LangOptions made;
    made.CPlusPlus = made.CPlusPlus11 = made.LineComment = made.RawStringLiterals = true;
    return made;
  }();
  return options;
}

std::string absolute(const std::string& folder, const std::string& directory) {
  return (fs::path(directory) / folder).lexically_normal().string();
}

// Folders of -I and -iquote, in their order.
struct Folders {
  std::vector<std::string> quoted;
  std::vector<std::string> both;

  explicit Folders(const scan::Command& command) {
    for (std::size_t i = 1; i < command.args.size(); ++i) {
      const StringRef arg = command.args[i];
      const bool is_quoted = arg.starts_with("-iquote");
      if (!is_quoted && !arg.starts_with("-I")) continue;
      StringRef folder = arg.drop_front(is_quoted ? 7 : 2);
      if (folder.empty() && i + 1 < command.args.size()) folder = command.args[++i];
      (is_quoted ? quoted : both).push_back(absolute(folder.str(), command.directory));
    }
  }
};

class Walk {
 public:
  Walk(const scan::Command& command, const EntityIndex& index, const Territory& territory, const Overlay& overlay)
      : folders_(command), index_(index), territory_(territory), overlay_(overlay) {}

  std::vector<LeadingInclude> run(const std::string& main, const std::string& spelled) {
    file(main, spelled, 0);
    while (!found_.empty() && !found_.back().path.empty()) found_.pop_back();
    return std::move(found_);
  }

 private:
  // `spelled`: as the compiler opens it, for "x" is looked for beside that name. Whether the list may go on behind it.
  bool file(const std::string& path, const std::string& spelled, unsigned depth) {
    if (depth > deepest) return false;
    const std::optional<std::string> text = read(path);
    return text && text_of(*text, fs::path(spelled).parent_path().string(), path, depth);
  }

  std::optional<std::string> read(const std::string& path) const {
    if (const auto edited = overlay_.find(path); edited != overlay_.end()) return edited->second;
    const auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
    if (!buffer) return std::nullopt;
    return (*buffer)->getBuffer().str();
  }

  bool text_of(const std::string& text, const std::string& folder, const std::string& path, unsigned depth) {
    clang::Lexer lexer(clang::SourceLocation(), language(), text.c_str(), text.c_str(), text.c_str() + text.size());
    Token token;
    bool guarded = false;
    for (lexer.LexFromRawLexer(token); token.isNot(clang::tok::eof);) {
      if (token.isNot(clang::tok::hash) || !token.isAtStartOfLine()) return false;
      lexer.LexFromRawLexer(token);
      if (token.isNot(clang::tok::raw_identifier) || token.needsCleaning() || token.isAtStartOfLine()) return false;
      const StringRef word = token.getRawIdentifier();
      if (word == "ifndef") {
        if (guarded) return false;
        if (!guard(lexer, token, path)) return is_known_guard_;
        guarded = true;
        continue;
      }
      if (word == "endif" && guarded) {
        next_line(lexer, token);
        return token.is(clang::tok::eof);
      }
      if (word == "pragma") {
        lexer.LexFromRawLexer(token);
        if (token.isNot(clang::tok::raw_identifier) || token.getRawIdentifier() != "once") return false;
        if (!once_.insert(path).second) return true;
      } else if (word != "include" || !include(StringRef(text).drop_front(lexer.getCurrentBufferOffset()), folder, depth)) {
        return false;
      }
      next_line(lexer, token);
    }
    return !guarded;
  }

  // #ifndef X, and #define X with nothing behind it. What was included under it before says nothing again.
  bool guard(clang::Lexer& lexer, Token& token, const std::string& path) {
    is_known_guard_ = false;
    lexer.LexFromRawLexer(token);
    if (token.isNot(clang::tok::raw_identifier) || token.isAtStartOfLine()) return false;
    const std::string name = token.getRawIdentifier().str();
    lexer.LexFromRawLexer(token);
    if (token.isNot(clang::tok::hash) || !token.isAtStartOfLine()) return false;
    lexer.LexFromRawLexer(token);
    if (token.isNot(clang::tok::raw_identifier) || token.getRawIdentifier() != "define") return false;
    lexer.LexFromRawLexer(token);
    if (token.isNot(clang::tok::raw_identifier) || token.isAtStartOfLine() || token.getRawIdentifier() != name) return false;
    const auto [known, is_new] = guards_.emplace(name, path);
    if (!is_new) {
      is_known_guard_ = known->second == path;
      return false;
    }
    lexer.LexFromRawLexer(token);
    return token.isAtStartOfLine() || token.is(clang::tok::eof);
  }

  static void next_line(clang::Lexer& lexer, Token& token) {
    do lexer.LexFromRawLexer(token);
    while (token.isNot(clang::tok::eof) && !token.isAtStartOfLine());
  }

  bool include(StringRef rest, const std::string& folder, unsigned depth) {
    rest = rest.ltrim(" \t");
    const bool angled = rest.consume_front("<");
    if (!angled && !rest.consume_front("\"")) return false;
    const StringRef written = rest.take_until([&](char c) { return c == (angled ? '>' : '"') || c == '\n'; });
    if (written.empty() || written.size() == rest.size() || rest[written.size()] == '\n') return false;
    if (written.contains('\\') || index_.may_be_legacy_header(written)) return false;
    const std::optional<std::string> spelled = find(written.str(), angled, folder);
    if (!spelled) {
      if (angled) found_.push_back({written.str(), {}});
      return angled;
    }
    std::error_code error;
    const std::string real = territory_.name_of(fs::canonical(*spelled, error).string());
    if (error || index_.is_legacy_header(real)) return false;
    if (!real.starts_with(territory_.root + "/")) {
      if (angled) found_.push_back({written.str(), {}});
      return angled;
    }
    found_.push_back({written.str(), real});
    return file(real, *spelled, depth + 1);
  }

  std::optional<std::string> find(const std::string& written, bool angled, const std::string& folder) const {
    std::vector<std::string> folders;
    if (!angled) folders.push_back(folder);
    if (!angled) llvm::append_range(folders, folders_.quoted);
    llvm::append_range(folders, folders_.both);
    for (const std::string& each : folders) {
      std::string path = each + "/" + written;
      std::error_code error;
      if (fs::is_regular_file(path, error)) return path;
    }
    return std::nullopt;
  }

  const Folders folders_;
  const EntityIndex& index_;
  const Territory& territory_;
  const Overlay& overlay_;
  std::vector<LeadingInclude> found_;
  std::set<std::string> once_;
  std::map<std::string, std::string> guards_;  // macro => file
  bool is_known_guard_ = false;
};

bool has_its_own_beginning(StringRef arg) {
  return arg == "-include" || arg == "-imacros" || arg.starts_with("-include=") || arg.starts_with("-include-pch") ||
         arg.starts_with("--include") || arg.starts_with("--imacros") || arg.starts_with("-fmodule") ||
         arg.starts_with("-fimplicit-module") || arg == "-I-";
}

}  // namespace

std::vector<LeadingInclude> leading_includes(const scan::Command& command, const EntityIndex& index,
                                             const Territory& territory, const Overlay& overlay) {
  if (llvm::any_of(command.args, has_its_own_beginning)) return {};
  return Walk(command, index, territory, overlay).run(command.file, command.args.back());
}

}  // namespace ssot::collect
