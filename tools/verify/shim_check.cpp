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
void cover(Paths open, const std::string& configuration, const ShimWorld& world,
           std::vector<const scan::Command*>& chosen) {
  for (;;) {
    std::size_t best = 0;
    std::ptrdiff_t most = 0;
    for (std::size_t i = 0; i < world.closures.size(); ++i) {
      const auto count = std::count_if(world.closures[i].begin(), world.closures[i].end(),
                                       [&](const std::string& path) { return open.contains(path); });
      if (count <= most || world.units[i].configuration != configuration ||
          world.index.is_legacy_implementation(world.units[i].file))
        continue;
      most = count;
      best = i;
    }
    if (most == 0) return;
    chosen.push_back(&world.units[best]);
    for (const std::string& path : world.closures[best]) open.erase(path);
  }
}

std::vector<const scan::Command*> covering(const Paths& shims, const ShimWorld& world) {
  std::set<std::string> configurations;
  for (const scan::Command& unit : world.units) configurations.insert(unit.configuration);
  std::vector<const scan::Command*> chosen;
  for (const std::string& each : configurations) cover(shims, each, world, chosen);
  return chosen;
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

llvm::Error check_shims(const collect::Overlay& shims, const ShimWorld& world) {
  Paths paths;
  for (const auto& [path, text] : shims) paths.insert(path);
  std::set<std::tuple<std::string, unsigned, std::string>> told;
  llvm::Error errors = llvm::Error::success();
  for (const facts::Facts& seen : collect::collect_each(
           covering(paths, world), world.index, world.territory, shims, world.jobs, [](auto...) {},
           world.store)) {
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
              mend(line_of(shim->second, error.line), world.rules)));
    }
  }
  return errors;
}

}  // namespace ssot::verify
