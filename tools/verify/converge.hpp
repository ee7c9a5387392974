// converge.hpp - plan, see the result through the compiler's eyes, take back what does not hold, until all
// holds.
//
//   facts  =>  plan  =>  edits  =>  parse every unit that sees one  =>  blame  =>  plan again ...  => Outcome
//
// Nothing here writes a file: edits are laid over the disk in memory. Each round takes back at least one
// group or include, so the loop ends. What remains compiles with no diagnostic that was not there before, and
// planning the result again finds nothing more to do. Rejected: trusting the plan (types that look alike are
// not).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "collect/collect_all.hpp"
#include "edit/render.hpp"
#include "plan/plan.hpp"
#include "rules/concept.hpp"

namespace ssot::verify {

struct World {
  const rules::RuleSet& rules;
  const collect::EntityIndex& index;
  const collect::Territory& territory;
  const std::vector<scan::Command>& commands;
  const Disk& disk;
  collect::Overlay shims;  // what the legacy headers will hold: canonical path => text
  unsigned jobs = 1;
  collect::FactsStore* store = nullptr;  // not owned
};

struct Outcome {
  plan::Plan plan;
  edit::Edits edits;
  facts::Facts after;              // of the units that see an edit or a shim, as they will be
  std::size_t units_verified = 0;  // parsed at least once with edits
  unsigned rounds = 0;
};

using Say = std::function<void(const std::string&)>;

// `before` are the merged facts of all selected units, without edits.
llvm::Expected<Outcome> converge(const World& world, const facts::Facts& before, const Say& say,
                                 const collect::Progress& progress);

}  // namespace ssot::verify
