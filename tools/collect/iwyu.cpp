#include "collect/iwyu.hpp"

#include <algorithm>

#include "collect/raw_tokens.hpp"

namespace ssot::collect {
namespace {

constexpr std::string_view sign = "IWYU pragma:";
constexpr std::uint32_t open_end = 0xffffffff;

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == ','))
    text.remove_prefix(1);
  return true;
}

// The first <x> or "x" of a text, as spelled. A bare x is taken to be quoted.
std::string spelled_in(std::string_view text) {
  if (text.empty()) return {};
  const char close = text.front() == '<' ? '>' : '"';
  if (text.front() == '<' || text.front() == '"') {
    const std::size_t end = text.find(close, 1);
    return end == std::string_view::npos ? std::string() : std::string(text.substr(0, end + 1));
  }
  return '"' + std::string(text.substr(0, text.find_first_of(" \t\r\n*"))) + '"';
}

}  // namespace

Pragmas::Pragmas(std::string_view bytes) {
  if (bytes.find(sign) == std::string_view::npos) return;
  for (const Comment& comment : raw_comments(std::string(bytes))) {
    const std::size_t at = comment.text.find(sign);
    if (at == std::string::npos) continue;
    std::string_view text = std::string_view(comment.text).substr(at + sign.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    pragma(text, comment.begin, bytes);
  }
  std::sort(unwanted_.begin(), unwanted_.end());
}

void Pragmas::pragma(std::string_view text, std::uint32_t at, std::string_view bytes) {
  const std::size_t newline = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  const auto line = static_cast<std::uint32_t>(newline == std::string_view::npos ? 0 : newline + 1);
  if (take(text, "begin_exports")) return regions_.push_back({Flag::exported, at, open_end});
  if (take(text, "begin_keep")) return regions_.push_back({Flag::keep, at, open_end});
  if (take(text, "end_exports")) return close(Flag::exported, at);
  if (take(text, "end_keep")) return close(Flag::keep, at);
  if (take(text, "no_include")) return unwanted_.push_back(spelled_in(text));
  if (take(text, "private")) {
    if (take(text, "include")) public_header_ = spelled_in(text);
    return;
  }
  if (take(text, "export")) return regions_.push_back({Flag::exported, line, at});
  if (take(text, "keep")) return regions_.push_back({Flag::keep, line, at});
  if (take(text, "associated")) return regions_.push_back({Flag::associated, line, at});
}

void Pragmas::close(Flag flag, std::uint32_t at) {
  for (auto region = regions_.rbegin(); region != regions_.rend(); ++region)
    if (region->flag == flag && region->end == open_end) {
      region->end = at;
      return;
    }
}

void Pragmas::mark(facts::Include& include) const {
  for (const Region& region : regions_) {
    if (include.range.end < region.begin || include.range.end > region.end) continue;
    if (region.flag == Flag::keep) include.keep = true;
    if (region.flag == Flag::exported) include.exported = true;
    if (region.flag == Flag::associated) include.associated = true;
  }
}

}  // namespace ssot::collect
