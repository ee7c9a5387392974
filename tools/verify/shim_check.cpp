#include "verify/shim_check.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "support/problem.hpp"

namespace ssot::verify {
namespace {

using Paths = std::set<std::string>;

// Greedy: the unit that sees most of what no unit before it saw. What implements a legacy header goes with
// it.
std::vector<std::size_t> covering(Paths open, const std::vector<scan::Command>& units,
                                  const std::vector<std::vector<std::string>>& closures,
                                  const collect::EntityIndex& index) {
  std::vector<std::size_t> chosen;
  for (;;) {
    std::size_t best = 0;
    std::ptrdiff_t most = 0;
    for (std::size_t i = 0; i < closures.size(); ++i) {
      const auto count = std::count_if(closures[i].begin(), closures[i].end(),
                                       [&](const std::string& path) { return open.contains(path); });
      if (count <= most || index.is_legacy_implementation(units[i].file)) continue;
      most = count;
      best = i;
    }
    if (most == 0) return chosen;
    chosen.push_back(best);
    for (const std::string& path : closures[best]) open.erase(path);
  }
}

std::string line_of(const std::string& text, unsigned line) {
  std::size_t at = 0;
  for (; line > 1 && at != std::string::npos; --line) {
    at = text.find('\n', at);
    if (at != std::string::npos) ++at;
  }
  if (at == std::string::npos) return {};
  const std::size_t begin = text.find_first_not_of(' ', at);
  return begin == std::string::npos ? "" : text.substr(begin, text.find('\n', begin) - begin);
}

std::string mend(const std::string& line, const rules::RuleSet& rules) {
  for (const rules::Concept& unit : rules.concepts)
    if (line == "#include " + unit.canonical.shim_support)
      return "`ssot shim --support` prints that header: put it where the project finds it, and say in "
             "\"canonical\" "
             "how it is included, as \"shim_support\"";
  return "correct the rule, or its `shim`; the line is: " + line;
}

}  // namespace

llvm::Error check_shims(const collect::Overlay& shims, const rules::RuleSet& rules,
                        const std::vector<scan::Command>& units,
                        const std::vector<std::vector<std::string>>& closures,
                        const collect::EntityIndex& index, const collect::Territory& territory) {
  Paths open;
  for (const auto& [path, text] : shims) open.insert(path);
  std::set<std::tuple<std::string, unsigned, std::string>> told;
  llvm::Error errors = llvm::Error::success();
  for (const std::size_t i : covering(std::move(open), units, closures, index)) {
    const facts::Facts seen = collect::collect(units[i], index, territory, shims);
    for (const facts::Diagnostic& error : seen.units.front().errors) {
      const auto shim = shims.find(error.file);
      const bool is_note = error.message.starts_with("note: ");  // of an error somewhere else
      if (shim == shims.end() || is_note || !told.insert({error.file, error.line, error.message}).second)
        continue;
      errors = llvm::joinErrors(
          std::move(errors),
          problem(
              {error.file, error.line, error.column, {}},
              "the compatibility header that the rules make of this file does not compile: " + error.message,
              mend(line_of(shim->second, error.line), rules)));
    }
  }
  return errors;
}

}  // namespace ssot::verify
