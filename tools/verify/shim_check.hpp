// shim_check.hpp - do the compatibility headers compile where the project includes them?
//
//   shims, units with what they include  =>  the fewest units that see every shim, each parsed with the shims
//   laid over the disk  =>  errors at places in the shims
//
// Asked before anything else is parsed: a body that does not compile, or an include that the project's paths
// do not have, is told in seconds and not after all units were seen. What the units themselves say is not
// looked at here (their uses are not rewritten yet). Rejected: a unit made for the purpose (whose flags would
// it have, and what is included before the header in real code?).
#pragma once

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

#include "collect/collect_all.hpp"

namespace ssot::verify {

struct ShimWorld {
  const rules::RuleSet& rules;
  const collect::EntityIndex& index;
  const collect::Territory& territory;
  const std::vector<scan::Command>& units;
  const std::vector<std::vector<std::string>>& closures;  // canonical paths of what each unit includes
  collect::Means means = {};
};

// A shim that no unit sees is not checked. All errors are told, each once.
llvm::Error check_shims(const collect::Overlay& shims, const ShimWorld& world);

}  // namespace ssot::verify
