// verified_units.hpp - what each unit said when it was last parsed, with whatever edits it saw then.
//
//   facts of a unit, again after each round that touched it  =>  its complaints; names and facts of all
//
// All but the complaints lies packed: what hundreds of units say of the same headers would else be most of the memory
// of a run. Rejected: one merged set (what a unit said before it was parsed again could not be taken out of it).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "facts/facts.hpp"
#include "scan/compile_database.hpp"
#include "verify/short_names.hpp"

namespace ssot::verify {

// One file may be compiled by several commands, and each has its say.
struct UnitId {
  std::string file;
  std::uint64_t command = 0;
  friend auto operator<=>(const UnitId&, const UnitId&) = default;
};

UnitId id_of(const facts::Unit& unit);
UnitId id_of(const scan::Command& command);

struct VerifiedUnit {
  facts::Unit unit;
  std::vector<std::string> files;  // of Unit::files
  std::string packed;              // the whole of it
};

class VerifiedUnits {
 public:
  // In the place of what was said before.
  void put(facts::Facts facts);

  const std::map<UnitId, VerifiedUnit>& all() const { return units_; }
  Meanings meanings() const;
  facts::Facts merged() const;

 private:
  std::map<UnitId, VerifiedUnit> units_;
};

}  // namespace ssot::verify
