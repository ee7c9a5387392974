#include "shim/include_guard.hpp"

#include <llvm/ADT/StringRef.h>

namespace ssot::shim {
namespace {

using llvm::StringRef;

constexpr const char* said = "\n// Other files ask whether it was included.\n";

// The next line that is no comment and not blank; `text` is what follows it.
StringRef next_line(StringRef& text) {
  bool in_comment = false;
  while (!text.empty()) {
    auto [line, rest] = text.split('\n');
    text = rest;
    line = line.trim();
    if (line.starts_with("/*")) in_comment = true;
    if (in_comment) {
      in_comment = !line.contains("*/");
      continue;
    }
    if (!line.empty() && !line.starts_with("//")) return line;
  }
  return {};
}

// The word behind `# keyword`; empty: another line.
StringRef word_of(StringRef line, StringRef keyword) {
  if (!line.consume_front("#")) return {};
  line = line.ltrim();
  if (!line.consume_front(keyword) || line.empty() || (line.front() != ' ' && line.front() != '\t')) return {};
  line = line.ltrim();
  return line.take_until([](char c) { return c == ' ' || c == '\t' || c == '/'; });
}

}  // namespace

std::string include_guard_of(const std::string& header) {
  StringRef text = header;
  if (const std::size_t end = text.rfind(said); end != StringRef::npos) text = text.substr(end);
  text.consume_front("\xEF\xBB\xBF");
  StringRef line = next_line(text);
  if (line.starts_with("#") && line.drop_front().ltrim().starts_with("pragma")) line = next_line(text);
  const StringRef guard = word_of(line, "ifndef");
  return !guard.empty() && word_of(next_line(text), "define") == guard ? guard.str() : std::string();
}

std::string with_include_guard(std::string shim, const std::string& guard) {
  if (guard.empty()) return shim;
  return shim + said + "#ifndef " + guard + "\n#define " + guard + "\n#endif\n";
}

}  // namespace ssot::shim
