// read_rule.hpp - one rule of a rules file, with the checks that need nothing but the rule.
//
// The kind of `from` (method or function, field or variable) depends on the types that have rules, so it is
// settled first, and the replacement's holes are checked after that: begin_rule, then finish_rule.
#pragma once

#include <set>
#include <string>

#include "rules/concept.hpp"
#include "rules/json_reader.hpp"

namespace ssot::rules {

// Reads `id` and `from`; the rest stays for finish_rule.
Rule begin_rule(JsonReader& reader, const JsonNode& node, std::size_t header);

// Settles the kind and reads all other keys. `types`: qualified names of the types that have a rule.
void finish_rule(JsonReader& reader, const JsonNode& node, const std::set<std::string>& types, Rule& rule);

}  // namespace ssot::rules
