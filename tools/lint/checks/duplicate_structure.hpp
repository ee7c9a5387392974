// duplicate_structure.hpp - SSOT007: the canonical's job, offered again under another name.
//
//   definitions, groups of functions x canonical  =>  structure_score  =>  error; what forwards or was not seen: note
//
// Compared are public methods that neither override nor are special, with those of public bases. Let pass: what derives
// from the canonical, or takes the shared methods from a base that both have; a class template of the project that both
// derive from and that calls what is shared (CRTP); legacy files, `allow_family`, `fakes` of the settings; the canonical's
// own file. What holds the canonical, or erases types, forwards: a note. A class that the text shows and no compiler saw
// is a note as well, so that it is never passed over. A canonical with fewer methods than must be shared is not compared.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> duplicate_structure(const Context& context);

// Of the canonical types, those that offer too little to be known by it: name => how many methods.
std::map<std::string, std::size_t> too_small_to_compare(const Context& context);

}  // namespace ssot::lint
