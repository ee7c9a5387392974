// converge.hpp - plan, see the result through the compiler's eyes, take back what does not hold, until all
// holds.
//
//   facts  =>  plan  =>  edits  =>  parse every unit that sees one  =>  blame  =>  plan again ...  => Outcome
//
// Nothing here writes a file: edits are laid over the disk in memory. Each round takes back at least one
// group or include, so the loop ends. What remains compiles with no diagnostic that was not there before, and
// planning the result again finds nothing more to do. Rejected: trusting the plan (types that look alike are
// not).
//
// What is outside stays as it is, and must compile on the shims without an edit. A use of it that does not is no fault
// of any edit, so none is blamed for it: it comes along, where it may, or ends the run.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "collect/collect_all.hpp"
#include "edit/render.hpp"
#include "plan/plan.hpp"
#include "rules/concept.hpp"
#include "scan/share.hpp"
#include "support/problem.hpp"

namespace ssot::verify {

// What stays does not compile on a compatibility header, and nothing is left to take back.
class UnfitShim : public llvm::ErrorInfo<UnfitShim, Problem> {
 public:
  static char ID;
  using ErrorInfo::ErrorInfo;
};

struct World {
  const rules::RuleSet& rules;
  const collect::EntityIndex& index;
  const collect::Territory& territory;
  const std::vector<scan::Command>& commands;
  const Disk& disk;
  collect::Overlay shims;  // what the legacy headers will hold: canonical path => text
  collect::Means means = {};
  plan::Rejections start = {};    // what is known before the first round
  bool outside_may_come = false;  // what is outside by its group and does not compile on the shims, does not stay there
  std::optional<scan::Share> share = {};  // only these units are looked at, once, and nothing is concluded
};

struct Outcome {
  plan::Plan plan;
  edit::Edits edits;
  facts::Facts after;              // of the units that see an edit or a shim, as they will be
  std::size_t units_verified = 0;  // parsed at least once with edits
  unsigned rounds = 0;
  plan::Rejections rejected;       // in the end; its `outside` is without what came along
};

using Say = std::function<void(const std::string&)>;

// `before` are the merged facts of all selected units, without edits.
llvm::Expected<Outcome> converge(const World& world, const facts::Facts& before, const Say& say,
                                 const collect::Progress& progress);

}  // namespace ssot::verify
