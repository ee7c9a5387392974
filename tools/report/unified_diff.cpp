#include "report/unified_diff.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/line_diff.hpp"

namespace ssot::report {
namespace {

constexpr std::size_t kContext = 3;

struct Line {
  char mark;  // ' ', '-' or '+'
  std::string_view text;
};

struct Script {
  std::vector<Line> lines;
  std::vector<std::size_t> before_at, after_at;  // lines of each side that stand before lines[i]
};

Script script_of(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after) {
  Script script;
  std::size_t b = 0, a = 0;
  for (const Run& run : line_diff(before, after)) {
    for (std::size_t i = 0; i < run.count; ++i) {
      script.before_at.push_back(b);
      script.after_at.push_back(a);
      switch (run.change) {
        case Change::kept:
          script.lines.push_back({' ', before[b++]});
          ++a;
          break;
        case Change::removed:
          script.lines.push_back({'-', before[b++]});
          break;
        case Change::added:
          script.lines.push_back({'+', after[a++]});
          break;
      }
    }
  }
  return script;
}

// "12,3"; a side with no lines names the line before (GNU diff's unified format).
std::string range(std::size_t at, std::size_t count) {
  std::string start = std::to_string(count == 0 ? at : at + 1);
  return count == 1 ? start : start + "," + std::to_string(count);
}

void write_line(const Line& line, std::string& out) {
  out += line.mark;
  out += line.text;
  if (line.text.empty() || line.text.back() != '\n') out += "\n\\ No newline at end of file\n";
}

std::string hunk(const Script& script, std::size_t begin, std::size_t end) {
  std::size_t before_count = 0, after_count = 0;
  for (std::size_t i = begin; i < end; ++i) {
    before_count += script.lines[i].mark != '+' ? 1 : 0;
    after_count += script.lines[i].mark != '-' ? 1 : 0;
  }
  std::string out = "@@ -" + range(script.before_at[begin], before_count) + " +" +
                    range(script.after_at[begin], after_count) + " @@\n";
  for (std::size_t i = begin; i < end; ++i) write_line(script.lines[i], out);
  return out;
}

std::string hunks(const Script& script) {
  std::string out;
  const std::size_t size = script.lines.size();
  for (std::size_t i = 0; i < size;) {
    if (script.lines[i].mark == ' ') {
      ++i;
      continue;
    }
    std::size_t begin = i - std::min(i, kContext);
    std::size_t last = i;
    for (std::size_t j = i; j < size && j - last <= 2 * kContext + 1; ++j)
      if (script.lines[j].mark != ' ') last = j;
    std::size_t end = std::min(size, last + 1 + kContext);
    out += hunk(script, begin, end);
    i = end;
  }
  return out;
}

bool needs_quotes(const std::string& name) {
  return std::any_of(name.begin(), name.end(), [](unsigned char byte) {
    return byte < 0x20 || byte >= 0x7F || byte == '"' || byte == '\\';
  });
}

// As git's quote_c_style: octal for bytes that are not printable ASCII.
std::string quoted(const std::string& name) {
  if (!needs_quotes(name)) return name;
  std::string out = "\"";
  for (unsigned char byte : name) {
    if (byte == '"' || byte == '\\') {
      out += {'\\', static_cast<char>(byte)};
    } else if (byte < 0x20 || byte >= 0x7F) {
      out += {'\\', static_cast<char>('0' + (byte >> 6)), static_cast<char>('0' + ((byte >> 3) & 7)),
              static_cast<char>('0' + (byte & 7))};
    } else {
      out += static_cast<char>(byte);
    }
  }
  return out + "\"";
}

// A name with a blank ends in a tab there, for else the reader would take the rest as a time stamp.
std::string header_name(const std::string& name) {
  return quoted(name) + (name.find(' ') != std::string::npos && !needs_quotes(name) ? "\t" : "");
}

}  // namespace

std::string unified_diff(const std::string& path, const std::optional<std::string>& before,
                         const std::optional<std::string>& after, bool executable) {
  if (before == after) return "";
  const std::string mode = executable ? "100755" : "100644";
  std::string out = "diff --git " + quoted("a/" + path) + " " + quoted("b/" + path) + "\n";
  if (!before) out += "new file mode " + mode + "\n";
  if (!after) out += "deleted file mode " + mode + "\n";
  const std::string old_text = before.value_or(""), new_text = after.value_or("");
  if (old_text == new_text) return out;  // an empty file appears or goes
  out += "--- " + (before ? header_name("a/" + path) : "/dev/null") + "\n";
  out += "+++ " + (after ? header_name("b/" + path) : "/dev/null") + "\n";
  return out + hunks(script_of(split_lines(old_text), split_lines(new_text)));
}

}  // namespace ssot::report
