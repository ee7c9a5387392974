// rule_match.hpp - every `from` against the legacy declarations, and the other way round.
//
//   rules, legacy entities, aliases of the probe  =>  match_rules  =>  what does not agree
//
// Types are compared as Clang resolved them inside the legacy namespace, never as text: `const json&` and
// `const nlohmann::json &` are one type, and a type of the same name elsewhere is another.
#pragma once

#include <clang/AST/ASTContext.h>

#include <cstddef>
#include <string>
#include <vector>

#include "rules/concept.hpp"
#include "verify/legacy_entities.hpp"

namespace ssot::verify {

struct Mismatch {
  std::size_t rule = 0;    // index, or Probe::no_rule for an entity without a rule
  std::size_t header = 0;  // of the entity
  std::string what;
  std::string mend;
};

std::vector<Mismatch> match_rules(const rules::Concept& unit, const clang::ASTContext& context,
                                  const std::vector<LegacyEntity>& legacy);

}  // namespace ssot::verify
