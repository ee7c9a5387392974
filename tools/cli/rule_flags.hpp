// rule_flags.hpp - how the headers of a concept are compiled in this project.
//
//   concept, workspace  =>  the flags of the unit that includes most of its legacy headers
//
// That is the project's own business: it is taken from a unit that includes them, never guessed. Where it is not
// possible, `why_not` says so, for "no faults" must mean no faults.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/workspace.hpp"
#include "verify/rule_check.hpp"

namespace ssot::cli {

// What is to be done with each concept whose flags are known: check it, or run its tests.
using WithFlags =
    std::function<void(const rules::Concept& unit, const Workspace& workspace, const verify::CheckCommand& command)>;

struct FlagsOutcome {
  std::size_t concepts = 0;  // of which the flags were known
  bool in_project = false;   // by the compile database
  Workspace workspace;       // in_project: with the compile database
};

// What is said where the flags are not known: "notice: <whole>: why", "notice: of the concept x <part>: why".
struct NotDone {
  std::string whole;
  std::string part;
};

// `given`: the flags behind --; else the compile database's.
llvm::Expected<FlagsOutcome> with_flags(const CommonOptions& common, Workspace rules_only,
                                        const std::optional<std::vector<std::string>>& given, const NotDone& not_done,
                                        const Disk& disk, Console& console, const WithFlags& visit);

}  // namespace ssot::cli
