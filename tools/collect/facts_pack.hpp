// facts_pack.hpp - what a store of facts holds, as one file that another machine can take.
//
//   entries of a store  =>  FactsPack  <=>  bytes  =>  entries of another store
//
// Sorted, and nothing of times or machines in it: the same entries are the same bytes. What is read is not trusted: a
// pack that was cut off or changed gives an error and no entry, and a name that is not one of the store's own is damage.
// Rejected: a tar archive (times and owners in it, and a program to make it).
#pragma once

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace ssot::collect {

struct PackedEntry {
  std::string name;  // below the store's folder: "<command>/<what it read>.facts"
  std::string bytes;
  friend auto operator<=>(const PackedEntry&, const PackedEntry&) = default;
};

struct FactsPack {
  std::string fingerprint;  // of the store: program, rules, settings, root
  std::vector<PackedEntry> entries;
  friend bool operator==(const FactsPack&, const FactsPack&) = default;
};

std::string to_bytes(FactsPack pack);
// `path`: for the message.
llvm::Expected<FactsPack> read_pack(const std::string& bytes, const std::string& path);

}  // namespace ssot::collect
