#include "edit/include_text.hpp"

#include <algorithm>
#include <string_view>

namespace ssot::edit {
namespace {

std::string end_of_line(const std::string& text) {
  const std::size_t at = text.find('\n');
  return at != std::string::npos && at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
}

std::size_t line_end(const std::string& text, std::size_t at) {
  const std::size_t newline = text.find('\n', at);
  return newline == std::string::npos ? text.size() : newline + 1;
}

std::size_t line_begin(const std::string& text, std::size_t at) {
  const std::size_t newline = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  return newline == std::string::npos ? 0 : newline + 1;
}

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view{} : line.substr(first);
}

std::size_t bom_size(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

// Reads the head of a file: what stands before anything that means something.
class Head {
 public:
  explicit Head(std::string_view text) : text_(text) {}

  std::size_t end() {
    at_ = end_ = bom_size(text_);
    for (;;) {
      const std::size_t line = at_;
      skip_blank();
      if (take("//"))
        skip_line();
      else if (take("/*"))
        at_ = behind("*/");
      else if (!directive())
        return end_;
      if (at_ == line) return end_;
      if (alone_on_line()) end_ = at_;
    }
  }

 private:
  void skip_blank() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
  void skip_line() { at_ = behind("\n"); }
  bool take(std::string_view part) {
    if (!text_.substr(at_).starts_with(part)) return false;
    at_ += part.size();
    return true;
  }
  std::size_t behind(std::string_view part) const {
    const std::size_t found = text_.find(part, at_);
    return found == std::string_view::npos ? text_.size() : found + part.size();
  }

  // #pragma once, or #ifndef X with #define X behind it.
  bool directive() {
    const std::size_t begin = at_;
    const std::string name = words("pragma");
    if (name == "once") return true;
    at_ = begin;
    const std::string guard = words("ifndef");
    if (guard_ || guard.empty()) return back_to(begin);
    skip_blank();
    if (words("define") != guard) return back_to(begin);
    return guard_ = true;
  }
  bool back_to(std::size_t at) {
    at_ = at;
    return false;
  }

  // The word behind `# keyword`, its line passed over; empty: this is another line.
  std::string words(std::string_view keyword) {
    if (!take("#")) return {};
    skip_spaces();
    if (!take(keyword)) return {};
    skip_spaces();
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n/", at_), text_.size());
    const std::string word(text_.substr(at_, end - at_));
    skip_line();
    return word;
  }
  void skip_spaces() { at_ = std::min(text_.find_first_not_of(" \t", at_), text_.size()); }

  // Behind a comment: nothing else in its line. The line's end goes along.
  bool alone_on_line() {
    if (at_ > 0 && text_[at_ - 1] == '\n') return true;
    const std::size_t end = text_.find_first_not_of(" \t\r", at_);
    if (end != std::string_view::npos && text_[end] != '\n') return false;
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool guard_ = false;
};

std::size_t place_for_added(const std::string& text, const std::vector<facts::Range>& anchors) {
  std::size_t end = 0;
  for (const facts::Range& anchor : anchors) end = std::max(end, line_end(text, anchor.end));
  return end != 0 ? end : Head(text).end();
}

// The rest of a directive's line is blank, or a comment that ends there.
bool ends_with_comment(std::string_view rest) {
  rest = trimmed(rest);
  if (rest.empty() || rest.front() == '\r' || rest.front() == '\n' || rest.starts_with("//")) return true;
  const std::size_t end = rest.starts_with("/*") ? rest.find("*/") : std::string_view::npos;
  return end != std::string_view::npos && ends_with_comment(rest.substr(end + 2));
}

bool is_blank_line(const std::string& text, std::size_t begin) {
  return begin < text.size() && text.find_first_not_of(" \t\r", begin) == line_end(text, begin) - 1 &&
         text[line_end(text, begin) - 1] == '\n';
}

struct Lines {
  std::size_t begin;
  std::size_t end;
};

// Lines that go leave no blank line at the top of the file, and no two where one was before and one behind
// them, unless others come in at `filled`.
std::vector<Lines> without_double_blanks(const std::string& text, std::vector<Lines> going,
                                         std::size_t filled) {
  std::sort(going.begin(), going.end(), [](const Lines& a, const Lines& b) { return a.begin < b.begin; });
  std::vector<Lines> out;
  for (const Lines& lines : going)
    if (!out.empty() && out.back().end == lines.begin)
      out.back().end = lines.end;
    else
      out.push_back(lines);
  for (Lines& lines : out) {
    const bool blank_before = lines.begin == 0 || is_blank_line(text, line_begin(text, lines.begin - 1));
    if (blank_before && lines.end != filled && is_blank_line(text, lines.end))
      lines.end = line_end(text, lines.end);
  }
  return out;
}

plan::Change change(facts::FileId file, std::size_t begin, std::size_t end, std::string text) {
  plan::Change out;
  out.range = {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  out.fragments.push_back({std::move(text), {}, false});
  return out;
}

}  // namespace

std::vector<plan::Change> include_changes(const std::string& text, const IncludeEdits& edits,
                                          facts::FileId file) {
  const std::string eol = end_of_line(text);
  std::vector<plan::Change> out;
  std::vector<Lines> going;
  for (const plan::IncludeChange& include : edits.replaced) {
    const facts::Range& range = include.include.range;
    const facts::Range& name = include.include.spelled;
    if (!include.replacement.empty()) {
      std::string lines;
      for (std::size_t i = 0; i + 1 < include.replacement.size(); ++i)
        lines += "#include " + include.replacement[i] + eol;
      if (!lines.empty()) out.push_back(change(file, range.begin, range.begin, lines));
      out.push_back(change(file, name.begin, name.end, include.replacement.back()));
      continue;
    }
    // The line goes, unless something else stands on it.
    const std::size_t begin = line_begin(text, range.begin);
    const std::size_t end = line_end(text, range.end);
    const bool alone = trimmed(std::string_view(text).substr(begin, range.begin - begin)).empty() &&
                       ends_with_comment(std::string_view(text).substr(range.end, end - range.end));
    if (alone)
      going.push_back({begin, end});
    else
      out.push_back(change(file, range.begin, range.end, ""));
  }
  const std::size_t at = edits.added.empty() ? std::string::npos : place_for_added(text, edits.anchors);
  for (const Lines& lines : without_double_blanks(text, std::move(going), at))
    out.push_back(change(file, lines.begin, lines.end, ""));
  if (!edits.added.empty()) {
    std::string lines;
    for (const std::string& spelled : edits.added) lines += "#include " + spelled + eol;
    if (edits.anchors.empty()) {
      if (at > bom_size(text) && !is_blank_line(text, line_begin(text, at - 1))) lines = eol + lines;
      if (at < text.size() && !is_blank_line(text, at)) lines += eol;
    }
    if (at > bom_size(text) && text[at - 1] != '\n') lines = eol + lines;
    out.push_back(change(file, at, at, lines));
  }
  return out;
}

}  // namespace ssot::edit
