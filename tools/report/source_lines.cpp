#include "report/source_lines.hpp"

#include <algorithm>

namespace ssot::report {
namespace {

std::vector<std::size_t> line_starts(const std::string& bytes) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < bytes.size();) {
    starts.push_back(at);
    std::size_t end = bytes.find('\n', at);
    if (end == std::string::npos) break;
    at = end + 1;
  }
  return starts;
}

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Characters beyond the basic plane, four bytes in UTF-8, are two units in UTF-16.
bool is_surrogate_pair(char byte) {
  return (static_cast<unsigned char>(byte) & 0xF8) == 0xF0;
}

}  // namespace

std::optional<std::string> below(std::string_view root, std::string_view file) {
  while (!root.empty() && root.back() == '/') root.remove_suffix(1);
  if (file.size() <= root.size() + 1 || file.substr(0, root.size()) != root || file[root.size()] != '/')
    return std::nullopt;
  return std::string(file.substr(root.size() + 1));
}

const SourceLines::Text& SourceLines::text_of(const std::string& file) {
  auto [entry, is_new] = texts_.try_emplace(file);
  if (is_new && options_.disk != nullptr) {
    if (llvm::Expected<std::string> bytes = options_.disk->read(file)) {
      entry->second.bytes = std::move(*bytes);
      entry->second.starts = line_starts(entry->second.bytes);
    } else {
      llvm::consumeError(bytes.takeError());
    }
  }
  return entry->second;
}

std::optional<std::string_view> SourceLines::line(const std::string& file, unsigned line) {
  const Text& text = text_of(file);
  if (line == 0 || line > text.starts.size()) return std::nullopt;
  std::size_t begin = text.starts[line - 1];
  std::size_t end = text.bytes.find('\n', begin);
  if (end == std::string::npos) end = text.bytes.size();
  if (end > begin && text.bytes[end - 1] == '\r') --end;
  return std::string_view(text.bytes).substr(begin, end - begin);
}

unsigned SourceLines::utf16_column(const std::string& file, unsigned line, unsigned byte_column) {
  std::optional<std::string_view> bytes = this->line(file, line);
  if (!bytes || byte_column <= 1) return byte_column;
  unsigned column = 1;
  std::size_t known = std::min<std::size_t>(byte_column - 1, bytes->size());
  for (char byte : bytes->substr(0, known)) {
    if (continues_character(byte)) continue;
    column += is_surrogate_pair(byte) ? 2 : 1;
  }
  return column + static_cast<unsigned>(byte_column - 1 - known);
}

std::string SourceLines::shown(const std::string& file) const {
  return below(options_.root, file).value_or(file);
}

std::string SourceLines::shown(const lint::Region& region) const {
  return to_string(Place{shown(region.file), region.line, region.column, ""});
}

std::optional<std::string> SourceLines::in_checkout(const std::string& file) const {
  return below(options_.checkout.empty() ? options_.root : options_.checkout, file);
}

}  // namespace ssot::report
