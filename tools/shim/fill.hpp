// fill.hpp - a replacement text with the shim's own parameters in its holes.
//
//   "$self.detach(ssot::ConnectionId{$id})", "ssot::websocket_manager()"  =>
//   "ssot::websocket_manager().detach(ssot::ConnectionId{id})"
//
// `object` is the canonical one: the one instance, or the base of a shim that derives from the canonical type.
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

// Wraps of the rule's arguments are applied. An error names the rule's place: a malformed text, or one that asks
// for an object where `object` is empty.
// `enclosed`: for a macro, whose parameters stand for texts: in parentheses where an operator could tear them apart,
// and a comma before __VA_ARGS__ only where something stands for it.
llvm::Expected<Filled> fill(const rules::Rule& rule, const std::string& replacement, const std::string& object,
                            bool enclosed = false);

}  // namespace ssot::shim
