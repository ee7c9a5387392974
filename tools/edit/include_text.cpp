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

bool is_include(std::string_view line) {
  line = trimmed(line);
  if (!line.starts_with("#")) return false;
  return trimmed(line.substr(1)).starts_with("include");
}

// How a line changes the depth of conditionals; the include guard counts as depth one.
int conditional_step(std::string_view line) {
  line = trimmed(line);
  if (!line.starts_with("#")) return 0;
  line = trimmed(line.substr(1));
  if (line.starts_with("if")) return 1;
  return line.starts_with("endif") ? -1 : 0;
}

bool has_guard(const std::string& text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = line_end(text, at);
    const std::string_view line = trimmed(std::string_view(text).substr(at, end - at));
    at = end;
    if (line.empty() || line.starts_with("//") || line.starts_with("/*") || line.starts_with("*") ||
        line[0] == '\n' || line[0] == '\r')
      continue;
    return line.starts_with("#ifndef");
  }
  return false;
}

// Behind the last include that stands outside of any #if but the guard.
std::size_t place_for_added(const std::string& text) {
  const int outside = has_guard(text) ? 1 : 0;
  std::size_t behind_include = 0;
  std::size_t behind_head = 0;
  int depth = 0;
  bool head = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = line_end(text, at);
    const std::string_view line = std::string_view(text).substr(at, end - at);
    depth += conditional_step(line);
    const std::string_view bare = trimmed(line);
    if (is_include(line) && depth <= outside) behind_include = end;
    const bool is_head = bare.empty() || bare.starts_with("//") || bare.starts_with("/*") ||
                         bare.starts_with("*") || bare.starts_with("#pragma once") ||
                         bare.starts_with("#ifndef") || bare.starts_with("#define") || bare[0] == '\n' ||
                         bare[0] == '\r';
    head = head && is_head;
    if (head) behind_head = end;
    at = end;
  }
  return behind_include != 0 ? behind_include : behind_head;
}

plan::Change change(facts::FileId file, std::size_t begin, std::size_t end, std::string text) {
  plan::Change out;
  out.range = {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  out.fragments.push_back({std::move(text), {}, false});
  return out;
}

}  // namespace

std::vector<plan::Change> include_changes(const std::string& text,
                                          const std::vector<plan::IncludeChange>& replaced,
                                          const std::vector<std::string>& added, facts::FileId file) {
  const std::string eol = end_of_line(text);
  std::vector<plan::Change> out;
  for (const plan::IncludeChange& include : replaced) {
    const facts::Range& range = include.include.range;
    std::string lines;
    for (const std::string& spelled : include.replacement)
      lines += (lines.empty() ? "" : eol) + "#include " + spelled;
    if (!lines.empty()) {
      out.push_back(change(file, range.begin, range.end, lines));
      continue;
    }
    // The line goes, unless something else stands on it.
    const std::size_t begin = line_begin(text, range.begin);
    const std::size_t end = line_end(text, range.end);
    const bool alone = trimmed(std::string_view(text).substr(begin, range.begin - begin)).empty() &&
                       text.find_first_not_of(" \t\r\n", range.end) >= end;
    out.push_back(alone ? change(file, begin, end, "") : change(file, range.begin, range.end, ""));
  }
  if (!added.empty()) {
    std::string lines;
    for (const std::string& spelled : added) lines += "#include " + spelled + eol;
    const std::size_t at = place_for_added(text);
    if (at > 0 && text[at - 1] != '\n') lines = eol + lines;
    out.push_back(change(file, at, at, lines));
  }
  return out;
}

}  // namespace ssot::edit
