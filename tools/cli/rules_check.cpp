#include "cli/commands.hpp"

namespace ssot::cli {

llvm::Expected<ExitCode> run_rules_check(const CommonOptions& common, Disk& disk, Console& console) {
  llvm::Expected<Workspace> workspace = open_rules(common, disk);
  if (!workspace) return workspace.takeError();
  std::size_t rules = 0;
  for (const rules::Concept& unit : workspace->rules.concepts) rules += unit.rules.size();
  console.result(std::to_string(workspace->rules.concepts.size()) + " concepts, " + std::to_string(rules) +
                 " rules: no faults\n");
  return ExitCode::clean;
}

}  // namespace ssot::cli
