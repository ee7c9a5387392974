// unreached.hpp - what the first parse of a run learned about what its edits cannot reach.
//
//   Facts of all units, without edits  =>  Unreached  =>  may this body be passed over? is that file missed?
//
// Made once, read by all workers. One unit that says a body is reached is enough, and a unit that did not parse has
// nothing that may be passed over. Safe to read from several threads.
#pragma once

#include <llvm/ADT/DenseMap.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "collect/entity_index.hpp"
#include "facts/facts.hpp"
#include "scan/compile_database.hpp"

namespace ssot::collect {

// A file's canonical name, as facts::Unit::outside has it.
std::uint64_t name_key(llvm::StringRef canonical);

class Unreached {
 public:
  struct Unit {
    std::vector<std::uint64_t> files;   // of its closure, sorted
    std::vector<std::uint64_t> missed;  // of those: the project uses something that they declare
    std::set<std::pair<std::string, std::string>> warnings = {};  // file, message
  };

  Unreached(const facts::Facts& before, const EntityIndex& index);

  // Null: nothing may be passed over in it.
  const Unit* unit(const scan::Command& command) const;
  // How many bytes from its name on are passed over with it; 0: it must be parsed.
  std::uint32_t length(llvm::StringRef canonical, std::uint64_t function) const;
  // Of all that can be passed over.
  std::uint64_t digest() const { return digest_; }

 private:
  std::uint64_t digest_ = 0;
  std::map<std::pair<std::string, std::uint64_t>, Unit> units_;  // by file and command
  llvm::DenseMap<std::pair<std::uint64_t, std::uint64_t>, std::uint32_t> lengths_;  // by file and function
};

}  // namespace ssot::collect
