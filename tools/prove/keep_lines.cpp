#include "prove/keep_lines.hpp"

#include <clang/Basic/LangOptions.h>
#include <clang/Lex/Lexer.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/line_diff.hpp"

namespace ssot::prove {
namespace {

// Whether a directive may stand before each line: not within a comment or a string, nor behind a line that goes on.
std::vector<bool> places_for_directives(const std::string& text, const std::vector<std::string_view>& lines) {
  std::vector<bool> free(lines.size(), true);
  std::vector<std::size_t> starts;
  std::size_t at = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    starts.push_back(at);
    at += lines[i].size();
    std::string_view line = lines[i];
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    if (!line.empty() && line.back() == '\\' && i + 1 < lines.size()) free[i + 1] = false;
  }
  clang::LangOptions options;
  options.CPlusPlus = options.CPlusPlus11 = options.RawStringLiterals = options.LineComment = true;
  clang::Lexer lexer(clang::SourceLocation(), options, text.data(), text.data(), text.data() + text.size());
  lexer.SetCommentRetentionState(true);
  clang::Token token;
  for (bool end = false; !end;) {
    end = lexer.LexFromRawLexer(token);
    const std::size_t stop = lexer.getBufferLocation() - text.data();
    const std::size_t begin = stop - token.getLength();
    for (auto next = std::upper_bound(starts.begin(), starts.end(), begin); next != starts.end() && *next < stop; ++next)
      free[static_cast<std::size_t>(next - starts.begin())] = false;
  }
  return free;
}

}  // namespace

std::string keep_lines(const std::string& before, const std::string& after) {
  const std::vector<std::string_view> old_lines = report::split_lines(before), lines = report::split_lines(after);
  const std::vector<bool> free = places_for_directives(after, lines);
  std::string out;
  std::size_t old_at = 0, at = 0;
  std::ptrdiff_t said = 0;  // how many lines the old count is ahead of what the compiler counts
  const auto add = [&](std::ptrdiff_t ahead) {
    if (ahead != said && free[at]) {
      out += "#line " + std::to_string(static_cast<std::ptrdiff_t>(at) + 1 + ahead) + "\n";
      said = ahead;
    }
    out += lines[at++];
  };
  for (const report::Run& run : report::line_diff(old_lines, lines)) {
    if (run.change == report::Change::removed) {
      old_at += run.count;
      continue;
    }
    for (std::size_t i = 0; i < run.count; ++i) {
      if (run.change == report::Change::added) {
        out += lines[at++];
        continue;
      }
      add(static_cast<std::ptrdiff_t>(old_at) - static_cast<std::ptrdiff_t>(at));
      ++old_at;
    }
  }
  return out;
}

}  // namespace ssot::prove
