// fill.hpp - a replacement text with the shim's own parameters in its holes.
//
//   "$self.detach(ssot::ConnectionId{$id})", reference  =>
//   "ssot::websocket_manager().detach(ssot::ConnectionId{id})"
//
// The object is always the canonical one, whatever object the legacy call had.
#pragma once

#include <llvm/Support/Error.h>

#include <set>
#include <string>

#include "rules/concept.hpp"

namespace ssot::shim {

struct Filled {
  std::string text;
  std::set<std::string> parameters;  // that stand in it
};

// Wraps of the rule's arguments are applied. An error names the rule's place.
llvm::Expected<Filled> fill(const rules::Rule& rule, const std::string& replacement,
                            const rules::Canonical& canonical);

}  // namespace ssot::shim
