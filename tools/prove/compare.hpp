// compare.hpp - two objects, function by function and datum by datum, under a renaming of symbols.
//
//   ObjectCode before, after + SymbolNames  =>  Comparison
//
// Two functions are the same if their bytes are, and each relocation at the same place leads to the same thing: to the
// same name, or, where the compiler gave a constant, a string or a jump table no name of its own, to the same content.
// The order of sections does not matter, nor what a compiler numbers (`.LC3`, `CSWTCH.12`). What each object defines
// and the other does not is a difference if a linker would see it: a weak definition (an inline function) that only one
// of them needs is not, but it is told where the other refers to it (`moved`). Rejected: comparing disassembled text
// (addresses and labels would have to be recognised again), and a comparison of linked programs (one difference shifts
// everything behind it).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "prove/object_code.hpp"
#include "prove/symbol_names.hpp"

namespace ssot::prove {

struct Difference {
  std::string entity;         // readable, as named before; as named after where it was not there before
  std::string what;           // one phrase
  std::string before, after;  // the first that differs: an instruction with its target, or bytes; empty: none
  // Where, in `before` (in `after` if it was not there): a section with instructions and an offset; 0: not in code.
  std::uint32_t section = 0;
  std::uint64_t offset = 0;
  bool in_after = false;
  friend bool operator==(const Difference&, const Difference&) = default;
};

struct Comparison {
  std::size_t functions = 0, data = 0;  // compared, equal or not
  std::vector<Difference> differences;  // sorted by entity
  std::vector<std::string> texts;       // strings that differ in a renamed name alone: "\"a\" => \"b\""
  std::vector<std::string> moved;       // used by both, and defined in one object alone: not compared
};

Comparison compare(const ObjectCode& before, const ObjectCode& after, const SymbolNames& names);

}  // namespace ssot::prove
