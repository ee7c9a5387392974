#include "verify/verified_units.hpp"

#include "facts/archive.hpp"
#include "facts/merge.hpp"

namespace ssot::verify {

UnitId id_of(const facts::Unit& unit) {
  return {unit.file, unit.command};
}
UnitId id_of(const scan::Command& command) {
  return {command.file, scan::identity(command)};
}

void VerifiedUnits::put(facts::Facts facts) {
  VerifiedUnit seen{facts.units.front(), {}, {}};
  for (const facts::FileId file : seen.unit.files) seen.files.push_back(facts.path(file));
  seen.packed = facts::to_bytes(std::move(facts));
  units_[id_of(seen.unit)] = std::move(seen);
}

Meanings VerifiedUnits::meanings() const {
  Meanings out;
  for (const auto& [id, seen] : units_) out.add(*facts::from_bytes(seen.packed));
  return out;
}

facts::Facts VerifiedUnits::merged() const {
  facts::Merger merger;
  for (const auto& [id, seen] : units_) merger.add(*facts::from_bytes(seen.packed));
  return std::move(merger).whole();
}

}  // namespace ssot::verify
