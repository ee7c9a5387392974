#include "rules/json_edit.hpp"

#include <algorithm>

namespace ssot::rules {
namespace {

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// The blanks in front of what stands at `at`, if nothing else stands there on its line; else no indentation.
struct Layout {
  bool own_line = false;
  std::string indent;
};

Layout layout_at(const std::string& text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  if (begin == 0 || text[begin - 1] != '\n') return {};
  return {true, text.substr(begin, at - begin)};
}

std::string as_value(const std::string& value, const Layout& layout, const std::string& line_end) {
  const std::vector<std::string> lines = lines_of(value);
  if (lines.size() == 1) return quoted(value);
  const std::string separator = layout.own_line ? line_end + layout.indent + "  " : "";
  std::string out = "[";
  for (std::size_t i = 0; i < lines.size(); ++i)
    out += (i == 0 ? separator : layout.own_line ? "," + separator : ", ") + quoted(lines[i]);
  return out + (layout.own_line ? line_end + layout.indent : "") + "]";
}

}  // namespace

void JsonEdit::set(const std::string& pointer, const std::string& key, const std::string& value,
                   const std::string& behind) {
  const std::string& source = text_.source();
  const std::string line_end = source.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  if (const auto there = text_.span(pointer + pointer_step(key))) {
    const Layout layout = layout_at(source, there->key);
    edits_.push_back({there->value, there->end, as_value(value, layout, line_end)});
    return;
  }
  const auto before = text_.span(pointer + pointer_step(behind));
  if (!before) return;
  const Layout layout = layout_at(source, before->key);
  edits_.push_back({before->end, before->end,
                    (layout.own_line ? "," + line_end + layout.indent : ", ") + quoted(key) + ": " +
                        as_value(value, layout, line_end)});
}

std::string JsonEdit::result() const {
  std::vector<Edit> edits = edits_;
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out += text_.source().substr(at, edit.begin - at) + edit.text;
    at = edit.end;
  }
  return out + text_.source().substr(at);
}

}  // namespace ssot::rules
