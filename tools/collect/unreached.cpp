#include "collect/unreached.hpp"

#include <llvm/Support/xxhash.h>

#include <algorithm>
#include <set>

namespace ssot::collect {
namespace {

// Legacy headers and implementations are replaced as wholes: what they alone use may go with them.
std::set<facts::FileId> used_by_what_stays(const facts::Facts& before, const EntityIndex& index) {
  const auto goes = [&](facts::FileId file) {
    return index.is_legacy_file(before.path(file));
  };
  std::set<facts::FileId> out;
  for (const facts::Use& use : before.uses)
    if (!goes(use.user) && !goes(use.provider)) out.insert(use.provider);
  return out;
}

}  // namespace

std::uint64_t name_key(llvm::StringRef canonical) {
  return llvm::xxh3_64bits(canonical);
}

Unreached::Unreached(const facts::Facts& before, const EntityIndex& index) {
  std::vector<std::uint64_t> names;
  for (const facts::File& file : before.files) names.push_back(name_key(file.path));
  for (const facts::Body& body : before.bodies) {
    const auto [known, is_new] = lengths_.try_emplace({names[body.file], body.function}, body.length);
    // Another length is another body: which of them a unit has, nobody says.
    if (body.reached || known->second != body.length) known->second = 0;
  }
  std::string all;
  for (const facts::Body& body : before.bodies)
    if (length(before.path(body.file), body.function) != 0)
      all += before.path(body.file) + " " + std::to_string(body.function) + " " + std::to_string(body.length) + "\n";
  digest_ = all.empty() ? 0 : name_key(all);
  const std::set<facts::FileId> used = used_by_what_stays(before, index);
  for (const facts::Unit& unit : before.units) {
    if (!unit.parsed) continue;
    Unit known{unit.outside, unit.used_outside, {}};
    for (const facts::FileId file : unit.files) {
      known.files.push_back(names[file]);
      if (used.contains(file)) known.missed.push_back(names[file]);
    }
    for (const facts::Diagnostic& warning : unit.warnings) known.warnings.insert({warning.file, warning.message});
    std::sort(known.files.begin(), known.files.end());
    std::sort(known.missed.begin(), known.missed.end());
    units_.emplace(std::pair(unit.file, unit.command), std::move(known));
  }
}

const Unreached::Unit* Unreached::unit(const scan::Command& command) const {
  const auto known = units_.find({command.file, scan::identity(command)});
  return known == units_.end() ? nullptr : &known->second;
}

std::uint32_t Unreached::length(llvm::StringRef canonical, std::uint64_t function) const {
  const auto known = lengths_.find({name_key(canonical), function});
  return known == lengths_.end() ? 0 : known->second;
}

}  // namespace ssot::collect
