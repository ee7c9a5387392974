// manager_family.hpp - which classes of the text look like the canonical one, and how rare its names are elsewhere.
//
//   ClassTable, names that the canonical offers  =>  ManagerFamily: its members, Rarity over all others
//
// A member shares `least` of the names, itself or through bases that the text names. It is a candidate, no more: its
// unit is parsed, or it is listed as unseen. T and df are counted over the classes that are no members, so that a name
// stays as rare with fifty copies as with one.
// Pure.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "facts/class_table.hpp"
#include "lint/structure_score.hpp"
#include "rules/concept.hpp"

namespace ssot::lint {

struct ManagerFamily {
  struct Member {
    const facts::LexicalClass* of = nullptr;
    std::set<std::string> methods;  // with those of its bases
    std::set<std::string> bases = {};  // last words of the names of all of them
  };
  std::vector<Member> members;  // in the order of the table; without the canonical itself
  Rarity rarity;
};

ManagerFamily family_of(const facts::ClassTable& table, const rules::Canonical& canonical,
                        const std::set<std::string>& names, unsigned least);

// What the text says that the canonical class offers, with its bases; empty: it is not found.
std::set<std::string> names_of_canonical(const facts::ClassTable& table, const rules::Canonical& canonical);

}  // namespace ssot::lint
