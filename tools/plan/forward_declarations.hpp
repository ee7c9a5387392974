// forward_declarations.hpp - what becomes of `class Old;` once it is known which uses in its file stay.
//
//   decided plan  =>  the canonical class declared in its own namespace, the legacy declaration gone
//
// The canonical one is declared with its own keyword. What cannot be declared ahead (a specialization, something of the
// standard library, a class that was an enumeration), or was tried and did not compile, is included instead.
// A forward declaration goes only if nothing that stays in its file names the class. One that shares its namespace with
// other things moves alone, out of it and before it; a namespace that held nothing else goes whole. Each canonical name
// is declared once in a file. Rejected: joining it with the uses in one group (a file that only declares the class would
// hold up those that use it).
#pragma once

#include "plan/plan.hpp"

namespace ssot::plan {

// Canonical class => class, struct or union; of those whose definition some translation unit saw.
std::map<std::string, std::string> keywords_of(const facts::Facts& facts);

// The group of a forward declaration that was rejected as such, and becomes an include.
std::string include_group(const std::string& group);
// Where the site of such a group stands; of other groups themselves.
std::string without_include(const std::string& group);

void settle_forward_declarations(const facts::Facts& facts, const rules::RuleSet& rules, Plan& plan);

}  // namespace ssot::plan
