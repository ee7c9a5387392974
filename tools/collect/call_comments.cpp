#include "collect/call_comments.hpp"

#include <clang/Lex/Lexer.h>
#include <llvm/ADT/StringExtras.h>

#include <algorithm>

namespace ssot::collect {
namespace {

using facts::Range;

struct Piece {
  enum class Kind { comment, comma, parenthesis, directive };
  Kind kind = Kind::comment;
  Range range;
  bool to_line_end = false;  // nothing but white space behind it in its line
  bool is_line = false;      // a // comment
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

// What stands in a stretch of text that holds no expression.
std::vector<Piece> pieces_of(const Range& gap, SourceMap& map) {
  std::vector<Piece> pieces;
  if (gap.begin >= gap.end) return pieces;
  const std::string text = map.text(gap);
  clang::Lexer lexer(clang::SourceLocation(), map.language(), text.data(), text.data(), text.data() + text.size());
  lexer.SetCommentRetentionState(true);
  for (;;) {
    clang::Token token;
    const bool ended = lexer.LexFromRawLexer(token);
    if (token.is(clang::tok::eof)) break;
    const auto end = static_cast<std::uint32_t>(lexer.getBufferLocation() - text.data());
    const std::uint32_t begin = end - token.getLength();
    Piece piece;
    piece.range = {gap.file, gap.begin + begin, gap.begin + end};
    if (token.is(clang::tok::comment))
      piece.is_line = text.compare(begin, 2, "//") == 0;
    else if (token.is(clang::tok::comma))
      piece.kind = Piece::Kind::comma;
    else if (token.is(clang::tok::l_paren))
      piece.kind = Piece::Kind::parenthesis;
    else if (token.is(clang::tok::hash) && token.isAtStartOfLine())
      piece.kind = Piece::Kind::directive;
    else
      piece.kind = Piece::Kind::parenthesis;
    std::size_t behind = end;
    while (behind < text.size() && is_blank(text[behind])) ++behind;
    piece.to_line_end = behind < text.size() && text[behind] == '\n';
    // A // comment ends what stands behind it, so it takes its line's end along.
    if (piece.is_line && piece.to_line_end) piece.range.end = gap.begin + static_cast<std::uint32_t>(behind) + 1;
    pieces.push_back(piece);
    if (ended) break;
  }
  return pieces;
}

// `/*limit=*/` says a name: "limit". Empty: the comment says something else.
std::string said_name(llvm::StringRef comment) {
  if (!comment.consume_front("/*") || !comment.consume_back("*/")) return {};
  comment = comment.trim();
  if (!comment.consume_back("=")) return {};
  comment = comment.rtrim();
  const bool is_name = !comment.empty() && llvm::all_of(comment, [](char c) { return llvm::isAlnum(c) || c == '_'; });
  return is_name ? comment.str() : std::string();
}

class Keeper {
 public:
  Keeper(SourceMap& map, facts::Site& site) : map_(map), site_(site) {
    for (facts::Argument& argument : site.arguments)
      if (!argument.range.empty()) given_.push_back(&argument);
    std::sort(given_.begin(), given_.end(),
              [](const facts::Argument* a, const facts::Argument* b) { return a->range < b->range; });
  }

  void run(const Range& open, const Range& close) {
    std::uint32_t at = open.begin;
    facts::Argument* before = nullptr;
    for (facts::Argument* argument : given_) {
      if (argument->range.file != open.file || argument->range.begin < at) return;
      const std::uint32_t next = argument->range.end;
      gap({open.file, at, argument->range.begin}, before, argument);
      before = argument;
      at = next;
    }
    gap({open.file, at, close.begin}, before, nullptr);
  }

 private:
  void gap(const Range& range, facts::Argument* before, facts::Argument* behind) {
    bool separated = before == nullptr && given_.empty();
    bool at_line_end = true;  // only such comments since the comma
    for (const Piece& piece : pieces_of(range, map_)) {
      if (piece.kind == Piece::Kind::directive) {
        site_.trouble = "a preprocessor directive stands between its arguments";
        return;
      }
      if (piece.kind != Piece::Kind::comment) {
        separated = separated || piece.kind == (before == nullptr ? Piece::Kind::parenthesis : Piece::Kind::comma);
        continue;
      }
      if (!separated && before != nullptr) {
        before->range.end = piece.range.end;
        if (piece.is_line)  // what comes behind keeps its place in the next line
          while (before->range.end < range.end &&
                 is_blank(map_.text({range.file, before->range.end, before->range.end + 1}).front()))
            ++before->range.end;
      } else if (!separated || behind == nullptr) {
        site_.comments.push_back(piece.range);
      } else if (at_line_end && piece.to_line_end && before != nullptr && behind->range.begin > piece.range.end) {
        behind->line_end = behind->line_end.empty() ? piece.range
                                                    : Range{range.file, behind->line_end.begin, piece.range.end};
      } else {
        at_line_end = false;
        say_name(*behind, piece.range, range.end);
        behind->range.begin = std::min(behind->range.begin, piece.range.begin);
      }
    }
  }

  // The last one counts, and only if nothing stands between it and the argument.
  void say_name(facts::Argument& argument, const Range& comment, std::uint32_t begin) {
    argument.said_name = said_name(map_.text(comment));
    argument.name_comment = argument.said_name.empty() ? Range{} : Range{comment.file, comment.begin, begin};
  }

  SourceMap& map_;
  facts::Site& site_;
  std::vector<facts::Argument*> given_;
};

}  // namespace

void keep_comments(Range open, Range close, SourceMap& map, facts::Site& site) {
  if (open.file != close.file || open.begin > close.begin) return;
  Keeper(map, site).run(open, close);
}

}  // namespace ssot::collect
