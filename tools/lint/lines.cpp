#include "lint/lines.hpp"

#include <algorithm>
#include <utility>

namespace ssot::lint {

const std::vector<std::uint32_t>& Lines::starts_of(const std::string& file) {
  const auto [it, added] = starts_.try_emplace(file);
  if (!added) return it->second;
  it->second = {0};
  llvm::Expected<std::string> text = disk_.read(file);
  if (!text) {
    llvm::consumeError(text.takeError());
    it->second.clear();
    return it->second;
  }
  for (std::size_t i = 0; i < text->size(); ++i)
    if ((*text)[i] == '\n') it->second.push_back(static_cast<std::uint32_t>(i) + 1);
  return it->second;
}

Region Lines::region(const std::string& file, std::uint32_t begin, std::uint32_t end) {
  const std::vector<std::uint32_t>& starts = starts_of(file);
  if (starts.empty()) return {file, 1, 1, 1, 1};
  const auto at = [&](std::uint32_t offset) {
    const auto next = std::upper_bound(starts.begin(), starts.end(), offset);
    return std::pair{static_cast<unsigned>(next - starts.begin()), offset - *(next - 1) + 1};
  };
  const auto [line, column] = at(begin);
  const auto [end_line, end_column] = at(end);
  return {file, line, column, end_line, end_column};
}

}  // namespace ssot::lint
