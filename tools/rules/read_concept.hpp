// read_concept.hpp - a rules file as a Concept, or everything that is wrong with it.
//
//   text  =>  JsonText  =>  keys and types  =>  declarations, templates (read_rule)  =>  checks across rules
//   =>  Concept
//
// What can be seen in the file alone is refused here; what needs the C++ declarations is for `ssot rules
// check`. All mistakes are told at once, each with file, line, column and JSON pointer.
#pragma once

#include <llvm/Support/Error.h>

#include <string>

#include "rules/concept.hpp"
#include "rules/json_text.hpp"

namespace ssot::rules {

// `file` is only named in places. Refused besides JSON mistakes: an id that stands twice, two rules for one
// entity, type renames that lead in a circle, members whose class has no rule.
llvm::Expected<Concept> read_concept(const std::string& file, const std::string& text);
llvm::Expected<Concept> read_concept(const JsonText& text);

}  // namespace ssot::rules
