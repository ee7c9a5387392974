// rule_set.hpp - all rules files of a run, read together.
//
//   files, settings  =>  read_rule_set  =>  RuleSet
//
// Concept names and rule ids are unique over all files, for a site, a note and a baseline entry name a rule
// by its id alone. One legacy entity has one rule, whichever file it stands in.
#pragma once

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

#include "rules/concept.hpp"
#include "rules/settings.hpp"
#include "support/disk.hpp"

namespace ssot::rules {

// Reads every file and tells the mistakes of all of them. `files` are absolute or relative to `root`; if
// empty, those that the settings name. The settings' composition roots are appended to each concept.
llvm::Expected<RuleSet> read_rule_set(const Disk& disk, const std::string& root, const Settings& settings,
                                      const std::vector<std::string>& files = {});

}  // namespace ssot::rules
