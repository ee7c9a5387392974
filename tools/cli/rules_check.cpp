#include "support/counted.hpp"
#include "verify/rule_check.hpp"

#include "cli/commands.hpp"
#include "cli/rule_flags.hpp"

namespace ssot::cli {
namespace {

llvm::Error check_shims_of(const Workspace& workspace, const Disk& disk) {
  llvm::Expected<std::map<std::string, std::string>> shims = shims_for(workspace, disk);
  if (!shims) return shims.takeError();
  return check_new_shims(workspace, *shims, disk);
}

}  // namespace

llvm::Expected<ExitCode> run_rules_check(const CommonOptions& common, const RulesCheckOptions& options,
                                         const Disk& disk, Console& console) {
  llvm::Expected<Workspace> workspace = open_rules(common, disk);
  if (!workspace) return workspace.takeError();
  llvm::Error errors = llvm::Error::success();
  llvm::Expected<FlagsOutcome> done = with_flags(
      common, std::move(*workspace), options.flags,
      {"only the form of the rules was checked", "only the form was checked"}, disk, console,
      [&](const rules::Concept& unit, const Workspace& known, const verify::CheckCommand& command) {
        errors = llvm::joinErrors(std::move(errors), verify::check_rules(unit, *known.index, command, disk));
      });
  if (!done) return llvm::joinErrors(std::move(errors), done.takeError());
  if (errors) return errors;
  if (done->in_project)  // with faults, the same would be told again, at places in the shims
    if (llvm::Error error = check_shims_of(done->workspace, disk)) return error;
  const std::vector<rules::Concept>& concepts = done->workspace.rules.concepts;
  std::size_t rules = 0;
  for (const rules::Concept& unit : concepts) rules += unit.rules.size();
  console.result(counted(concepts.size(), "concept") + ", " + counted(rules, "rule") + ": no faults" +
                 (done->concepts == concepts.size() ? "\n" : " in their form; types were not checked everywhere\n"));
  return ExitCode::clean;
}

}  // namespace ssot::cli
