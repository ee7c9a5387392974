#include "cli/diff.hpp"

#include <optional>

#include "report/unified_diff.hpp"
#include "support/path.hpp"

namespace ssot::cli {

std::string diff_of(const edit::Batch& batch, const std::string& root,
                    const std::map<std::string, std::string>& same_file) {
  const auto shown = [&](const std::string& path) { return shown_below(root, path); };
  std::map<std::string, std::string> patches;
  for (const auto& [path, write] : batch.writes)
    patches[path] = report::unified_diff(shown(path), write.is_new ? std::nullopt : std::optional(write.before),
                                         write.after);
  for (const auto& [other, name] : same_file)
    if (const auto write = batch.writes.find(name); write != batch.writes.end())
      patches[other] = report::unified_diff(shown(other), write->second.before, write->second.after);
  for (const auto& [path, before] : batch.removals)
    patches[path] = report::unified_diff(shown(path), before, std::nullopt);
  std::string out;
  for (const auto& [path, patch] : patches) out += patch;
  return out;
}

}  // namespace ssot::cli
