// source_lines.hpp - the lines of source files that findings point into, each file read once.
//
//   path, line  =>  SourceLines  =>  text of the line, path relative to the root, column in UTF-16 units
//
// Renderers show places; a file that cannot be read any more is shown without its line, for the finding is
// true all the same. Not thread-safe. Keeps the text of every file asked for until it is destroyed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/finding.hpp"
#include "report/render_options.hpp"

namespace ssot::report {

class SourceLines {
 public:
  explicit SourceLines(const RenderOptions& options) : options_(options) {}

  // Without its end of line (LF or CRLF); nothing where there is no such line, or no disk. `line` is 1-based.
  std::optional<std::string_view> line(const std::string& file, unsigned line);

  // 1-based column in UTF-16 code units for a 1-based column in bytes; the same number where the line is
  // unknown.
  unsigned utf16_column(const std::string& file, unsigned line, unsigned byte_column);

  // Relative to the root with `/`; a path outside it as it is.
  std::string shown(const std::string& file) const;
  std::string shown(const lint::Region& region) const;  // where it begins: "src/a.cpp:3:5"

  // The same, relative to the top of the checkout: what a code host knows the file by. Nothing outside of it.
  std::optional<std::string> in_checkout(const std::string& file) const;

 private:
  struct Text {
    std::string bytes;
    std::vector<std::size_t> starts;
  };
  const Text& text_of(const std::string& file);

  const RenderOptions& options_;
  std::map<std::string, Text> texts_;
};

// The path relative to `root`, or nothing where it does not lie below it.
std::optional<std::string> below(std::string_view root, std::string_view file);

}  // namespace ssot::report
