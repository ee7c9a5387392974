#include "rules/schema_text.hpp"

#include "cli/commands.hpp"

namespace ssot::cli {

ExitCode run_rules_schema(const RulesSchemaOptions& options, Console& console) {
  console.result(std::string(options.settings ? rules::settings_schema() : rules::concept_schema()));
  return ExitCode::clean;
}

}  // namespace ssot::cli
