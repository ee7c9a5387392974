// keys.hpp - the keys that a rules file and ssot.json may have, object by object.
//
// The reader refuses what is not listed here, and a test compares the lists with the published JSON Schemas:
// what an editor completes and what the tool accepts are the same.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace ssot::rules {

using Keys = std::vector<std::string>;

// Named as the schemas' `$defs`; the whole document is "concept" or "settings".
const std::map<std::string, Keys>& concept_keys();
const std::map<std::string, Keys>& settings_keys();

}  // namespace ssot::rules
