// declaration.hpp - reads the C++ declaration that a rule's `from` spells.
//
//   "bool n::C::f(const std::string& user) const"  =>  parse_declaration  =>  Entity
//
// A declaration is what a C++ programmer can copy from the header, with the name qualified; two things that
// C++ cannot declare alone have a word of ours: `enumerator n::E::IDLE` and `#define NAME(a, b)`. Whether
// `n::C` is a class or a namespace is not in the text: resolve_kind decides that from the rules beside it.
// Rejected: Clang's own parser (the layer is used where no compile command is known yet, and it would need
// every name in the text declared), a shape in JSON for each part (nobody wants to write one).
// Limits: one declarator; no conversion operators, no arrays, no pointers to members; a `<` that
// compares (in a default value) is taken for a bracket.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "rules/concept.hpp"
#include "rules/tokens.hpp"

namespace ssot::rules {

// Functions come out as `function` or `constructor`, variables as `variable`, until resolve_kind.
std::variant<Entity, TextError> parse_declaration(std::string_view text);

// Makes a function or variable whose scope is one of `types` (qualified names) a method or field. Says what
// is wrong if the text has a word that only members have (virtual, override, const, ...) and the scope is no
// type.
std::string resolve_kind(Entity& entity, const std::set<std::string>& types);

// What the caller holds once the calls in `unwrap` went: "std::future<void>" => "void".
std::string unwrapped_result(const std::string& result, bool unwrap);

// The entity's key: kind, name and parameter types. Two rules with one key are for one entity.
std::string entity_key(const Entity& entity);

}  // namespace ssot::rules
