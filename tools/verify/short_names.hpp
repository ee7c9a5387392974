// short_names.hpp - which names that were put in a shorter form are not known to mean what they stand for.
//
//   edits, facts of the units that see them  =>  sites whose names must be written in full
//
// Proven is a name that every unit resolves to the very entity. What a unit says nothing about (a branch that it does
// not reach) is left to the others; where none says anything (a template that nobody instantiates, a statement that
// does not compile) it is not proven.
#pragma once

#include <map>
#include <set>
#include <string>

#include "edit/render.hpp"
#include "facts/facts.hpp"

namespace ssot::verify {

// The sites of the names that were put in a shorter form in a line of the new text (1-based).
std::set<facts::Range> short_names_in(const edit::Edited& edited, unsigned line);

class Meanings {
 public:
  void add(const facts::Facts& unit);

  std::set<facts::Range> unproven(const edit::Edits& edits) const;

 private:
  // By file and where the token ends.
  std::map<std::pair<std::string, std::uint32_t>, std::set<std::string>> entities_;
};

}  // namespace ssot::verify
