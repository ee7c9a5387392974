#include "edit/format.hpp"

#include <clang/Format/Format.h>
#include <clang/Tooling/Inclusions/HeaderIncludes.h>

#include <algorithm>
#include <optional>

#include "support/problem.hpp"

namespace ssot::edit {
namespace {

using clang::tooling::Replacements;

std::vector<clang::tooling::Range> ranges_of(const std::vector<Mark>& marks) {
  std::vector<clang::tooling::Range> ranges;
  for (const Mark& mark : marks)
    ranges.emplace_back(static_cast<unsigned>(mark.begin), static_cast<unsigned>(mark.end - mark.begin));
  return ranges;
}

llvm::Error take(const Replacements& replacements, std::string& text, std::vector<Mark>& marks) {
  if (replacements.empty()) return llvm::Error::success();
  llvm::Expected<std::string> changed = clang::tooling::applyAllReplacements(text, replacements);
  if (!changed) return changed.takeError();
  for (Mark& mark : marks) {
    mark.begin = replacements.getShiftedCodePosition(static_cast<unsigned>(mark.begin));
    mark.end = std::max<std::size_t>(mark.begin,
                                     replacements.getShiftedCodePosition(static_cast<unsigned>(mark.end)));
  }
  text = std::move(*changed);
  return llvm::Error::success();
}

// Lines that no edit touched, blank ones too. `shortened`: where an edit only took something away, it touched the line.
std::vector<llvm::StringRef> untouched_lines(llvm::StringRef text, const std::vector<Mark>& marks, bool shortened) {
  std::vector<llvm::StringRef> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const bool touched = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
      if (mark.begin == mark.end) return shortened && mark.begin >= begin && mark.begin <= end;
      return mark.begin <= end && mark.end > begin;
    });
    if (!touched) out.push_back(text.slice(begin, end));
    begin = end + 1;
  }
  return out;
}

// All of `lines`, in their order, with others between them.
bool holds_in_order(llvm::StringRef text, const std::vector<llvm::StringRef>& lines) {
  auto next = lines.begin();
  while (!text.empty() && next != lines.end()) {
    const auto [line, rest] = text.split('\n');
    if (line == *next) ++next;
    text = rest;
  }
  return next == lines.end();
}

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;  // with its newline
  int category = -1;    // of an include, by the style; 0: of the file's own header; -1: no include
  bool touched = false;
  bool is_condition = false;
};

std::vector<Line> lines_of(const clang::tooling::IncludeCategoryManager& categories, llvm::StringRef text,
                           const std::vector<Mark>& marks) {
  std::vector<Line> out;
  for (std::size_t begin = 0; begin < text.size();) {
    Line line{begin, std::min(text.find('\n', begin), text.size() - 1) + 1};
    llvm::StringRef words = text.slice(line.begin, line.end).trim();
    line.touched = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
      return mark.begin >= line.begin && mark.begin < mark.end && mark.end <= line.end;
    });
    line.is_condition = words.starts_with("#if") || words.starts_with("#el") || words.starts_with("#endif");
    if (words.consume_front("#include"))
      line.category = categories.getIncludePriority(words.trim(), /*CheckMainHeader=*/true);
    begin = line.end;
    out.push_back(line);
  }
  return out;
}

// The nearest include of the same category that no condition separates from this one; none: the place itself.
std::size_t fellow_of(const std::vector<Line>& lines, std::size_t own) {
  for (const int step : {-1, 1})
    for (std::size_t i = own + step; i < lines.size() && !lines[i].is_condition; i += step)
      if (!lines[i].touched && lines[i].category == lines[own].category) return i;
  return own;
}

// A whole line, with the marks in it, goes behind another.
void move_line(const Line& own, std::size_t to, std::string& text, std::vector<Mark>& marks) {
  const std::size_t size = own.end - own.begin;
  const std::string line = text.substr(own.begin, size);
  text.erase(own.begin, size);
  const std::size_t target = to > own.begin ? to - size : to;
  text.insert(target, line);
  const auto moved = [&](std::size_t at) {
    if (at >= own.begin && at < own.end) return at - own.begin + target;
    if (at >= own.end) at -= size;
    return at >= target ? at + size : at;
  };
  for (Mark& mark : marks) {
    const std::size_t length = mark.end - mark.begin;
    mark.begin = moved(mark.begin);
    mark.end = mark.begin + length;
  }
}

// The first line that an edit wrote and that lines of others part from its fellow.
std::optional<std::size_t> astray(const std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].touched || lines[i].category < 0) continue;
    const auto [first, last] = std::minmax({i, fellow_of(lines, i)});
    for (std::size_t between = first + 1; between < last; ++between)
      if (!lines[between].touched) return i;
  }
  return std::nullopt;
}

// What an edit wrote stands with its like, in whatever order the others are.
void join_fellows(const clang::format::FormatStyle& style, const std::string& path, std::string& text,
                  std::vector<Mark>& marks) {
  const clang::tooling::IncludeCategoryManager categories(style.IncludeStyle, path);
  std::vector<Line> lines = lines_of(categories, text, marks);
  while (const std::optional<std::size_t> own = astray(lines)) {
    move_line(lines[*own], lines[fellow_of(lines, *own)].end, text, marks);
    lines = lines_of(categories, text, marks);
  }
}

// As the style says, over all blocks of includes; where lines would move that no edit touched, ours alone do,
// each to a block of its like, and where that block is in no order, it stays in none.
llvm::Error sort_touched(clang::format::FormatStyle style, const std::string& path, std::string& text,
                         std::vector<Mark>& marks) {
  for (const bool whole : {true, false}) {
    if (!whole) {
      if (style.IncludeStyle.IncludeBlocks == clang::tooling::IncludeStyle::IBS_Regroup)
        join_fellows(style, path, text, marks);
      style.IncludeStyle.IncludeBlocks = clang::tooling::IncludeStyle::IBS_Preserve;
    }
    const Replacements sorted = clang::format::sortIncludes(style, text, ranges_of(marks), path);
    llvm::Expected<std::string> changed = clang::tooling::applyAllReplacements(text, sorted);
    if (!changed) return changed.takeError();
    if (holds_in_order(*changed, untouched_lines(text, marks, false))) return take(sorted, text, marks);
  }
  return llvm::Error::success();
}

bool is_too_long(const clang::format::FormatStyle& style, llvm::StringRef text, const Mark& mark) {
  const auto [lines, rest] = text.drop_front(mark.end).split('\n');
  const std::size_t begin = text.take_front(mark.begin).rfind('\n') + 1;
  llvm::SmallVector<llvm::StringRef, 4> touched;
  text.slice(begin, mark.end + lines.size()).split(touched, '\n');
  return style.ColumnLimit != 0 &&
         llvm::any_of(touched, [&](llvm::StringRef line) { return line.size() > style.ColumnLimit; });
}

// A statement may reach over lines that no edit touched, whole lambdas among them, and be in no style: then what an edit
// wrote in it stays as it was put, unless its line got too long.
llvm::Error reformat(const clang::format::FormatStyle& style, const std::string& path, std::size_t first, std::size_t last,
                     std::string& text, std::vector<Mark>& marks) {
  const std::vector<Mark> some(marks.begin() + static_cast<std::ptrdiff_t>(first),
                               marks.begin() + static_cast<std::ptrdiff_t>(last));
  const Replacements formatted = clang::format::reformat(style, text, ranges_of(some), path);
  llvm::Expected<std::string> changed = clang::tooling::applyAllReplacements(text, formatted);
  if (!changed) return changed.takeError();
  const bool alone = some.size() == 1;
  if (holds_in_order(*changed, untouched_lines(text, marks, true)) || (alone && is_too_long(style, text, some.front())))
    return take(formatted, text, marks);
  if (alone) return llvm::Error::success();
  const std::size_t middle = first + some.size() / 2;
  if (llvm::Error error = reformat(style, path, first, middle, text, marks)) return error;
  return reformat(style, path, middle, last, text, marks);
}

}  // namespace

llvm::Error format_touched(const std::string& path, std::string& text, std::vector<Mark>& marks) {
  if (marks.empty()) return llvm::Error::success();
  llvm::Expected<clang::format::FormatStyle> style =
      clang::format::getStyle("file", path, "none", text, nullptr, /*AllowUnknownOptions=*/true);
  if (!style)
    return problem(ExitCode::usage, {path, 0, 0, {}},
                   "its .clang-format cannot be read: " + llvm::toString(style.takeError()),
                   "mend the file; nothing was written");
  if (style->DisableFormat) return llvm::Error::success();
  if (llvm::Error error = sort_touched(*style, path, text, marks)) return error;
  return reformat(*style, path, 0, marks.size(), text, marks);
}

}  // namespace ssot::edit
