// write_shim.hpp - the compatibility header of each legacy header, from the rules alone.
//
//   Concept  =>  per header: types in dependency order, functions, variables, macros  =>  text
//
// Every legacy include still compiles, and only forwards: an alias where the canonical type has the same
// members, an enumeration whose constants are the canonical ones, and for each `single` type a class without
// state whose bodies are one statement (body.hpp). The object is reached at each call through the canonical
// accessor, so a shim may be made before the composition root has bound the one manager. Rejected: a pointer
// to the manager in each shim object (it would be taken before binding, in globals). Limits: templates are
// refused; copy and move are allowed even where legacy forbade them.
#pragma once

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <map>
#include <string>

#include "rules/concept.hpp"

namespace ssot::shim {

// By the path that legacy code includes. All errors of the concept are told at once.
llvm::Expected<std::map<std::string, std::string>> write_shims(const rules::Concept& known);

// Whether a file says of itself that it was written by this tool.
bool is_written_shim(llvm::StringRef text);

}  // namespace ssot::shim
