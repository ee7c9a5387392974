// cases.hpp - which of a rule's cases a call is.
//
//   Site, Rule  =>  the first case whose conditions its arguments fulfil, or none
//
// A condition asks whether an argument is given, and whether it is a literal; nothing is known of other
// values.
#pragma once

#include <string>

#include "facts/facts.hpp"
#include "rules/concept.hpp"

namespace ssot::plan {

// What stands for a parameter, default arguments too; null: nothing.
const facts::Argument* argument_of(const facts::Site& site, const std::string& parameter);

const rules::Case* first_case(const rules::Rule& rule, const facts::Site& site);

}  // namespace ssot::plan
