// leftovers.hpp - every other place where a legacy name or path is written, named for what it is.
//
//   all files under the root + what was decided  =>  an independent recount of raw tokens  =>  classes and
//   counts
//
// The recount does not trust the collector: it looks at bytes. Each occurrence of a legacy name is a site
// that was decided, another entity of that name, a comment, a string, a switched-off region, a legacy file
// itself, a file that is no source, or source that no translation unit shows. There is no class for the rest:
// an occurrence that fits nowhere is counted as "unexplained", which is a fault of this tool and a failing
// test.
#pragma once

#include <string>
#include <vector>

#include "cli/workspace.hpp"
#include "plan/plan.hpp"
#include "report/account.hpp"

namespace ssot::cli {

struct Leftovers {
  std::vector<report::OtherMention> counts;
  std::vector<std::string> unexplained;  // "src/a.cpp:12:3: name", must be empty
};

Leftovers count_leftovers(const plan::Plan& plan, const facts::Facts& facts, const Workspace& workspace,
                          const Disk& disk);

}  // namespace ssot::cli
