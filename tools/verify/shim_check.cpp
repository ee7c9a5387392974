#include "verify/shim_check.hpp"

#include <llvm/ADT/STLExtras.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "support/problem.hpp"
#include "verify/blame.hpp"

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

Paths files_that_declare_forward(const facts::Facts& seen) {
  Paths out;
  for (const facts::Site& site : seen.sites)
    if (site.kind == facts::SiteKind::forward_declaration) out.insert(seen.path(site.name.file));
  return out;
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
           covering(paths, world), world.index, world.territory, shims, world.means, [](auto...) {})) {
    const Paths declaring = files_that_declare_forward(seen);
    for (const std::vector<facts::Diagnostic>& complaint : complaints(seen.units.front().errors)) {
      // The project's own `class Old;` is another thing than the shim's; it moves with the rewrite, and verification
      // sees both together.
      if (llvm::any_of(complaint, [&](const facts::Diagnostic& at) { return declaring.contains(at.file); })) break;
      const facts::Diagnostic& error = complaint.front();
      const auto shim = shims.find(error.file);
      if (shim == shims.end() || !told.insert({error.file, error.line, error.message}).second) continue;
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
