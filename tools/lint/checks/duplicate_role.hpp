// duplicate_role.hpp - SSOT006: a class whose name says that it does the canonical's job. Off by default.
//
//   names of classes, as the text shows them  =>  without I, My, Legacy, ..., Impl, V2, ...  =>  equal to a role
//
// Roles are those that `duplicates.roles` of ssot.json gives to the concept, and the canonical's own name. A name is a sign and no proof: it is a warning, and a code
// base with many managers of other things should say its roles before it switches this on.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> duplicate_role(const Context& context);

// "LegacyWebSocketManagerV2" => "websocketmanager"
std::string stem_of(const std::string& name);

}  // namespace ssot::lint
