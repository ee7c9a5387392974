// canonical_names.hpp - the canonical name of a function or member, where a rule does no more than rename it.
//
//   Rule ("$self.area($a, $b)")  =>  "area", "one::Shape::area"; empty: its replacement is more than a name
//
// What is named and not called (an override, a qualified call, a member pointer, a using-declaration) can
// only take another name: there is no place for arguments that change.
#pragma once

#include <string>

#include "rules/concept.hpp"

namespace ssot::plan {

// Of a method or field, without a scope.
std::string plain_new_name(const rules::Rule& rule);

// What the class that the entity is a member of is called now; one without a rule stays.
std::string new_class_name(const rules::Rule& rule, const rules::Concept& owner);

// In full, where the replacement is a call of it with the same arguments in the same order.
std::string renamed_function(const rules::Rule& rule, const rules::Concept& owner);

}  // namespace ssot::plan
