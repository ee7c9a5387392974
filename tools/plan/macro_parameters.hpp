// macro_parameters.hpp - what a replacement would say otherwise in the body of a macro than anywhere else.
//
//   changes of a site, parameters of the macro around it  =>  the word that its arguments would take the place of
//
// `Target::user(...)` in a macro that has a parameter `user` is not what the rule says. Mostly it does not compile, and
// verification would take it back; but an argument that has the name of another member would be called in silence.
// Rejected: another name for the parameter (the text of the whole macro would have to change with it).
#pragma once

#include <string>
#include <vector>

#include "plan/plan.hpp"

namespace ssot::plan {

// Empty: none. Text that is taken over from the source may name parameters, as it did.
std::string word_of_parameter(const std::vector<Change>& changes, const std::vector<std::string>& parameters);

}  // namespace ssot::plan
