// object_code.hpp - a relocatable object as plain values: sections, symbols, relocations.
//
//   bytes of an ELF object  =>  read_object  =>  ObjectCode  =>  compare
//
// Only what a loaded program has is kept: debug information, notes, unwind tables and the symbol of the compiler's
// name are left out. Names stay mangled; what they mean is symbol_names.hpp's. Rejected: reading the compiler's
// assembler text (each compiler writes its own, and labels would have to be told from names).
#pragma once

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <cstdint>
#include <string>
#include <vector>

namespace ssot::prove {

struct Relocation {
  std::uint64_t offset = 0;
  std::uint32_t type = 0;
  std::uint32_t symbol = 0;  // index into ObjectCode::symbols
  std::int64_t addend = 0;
};

struct Section {
  std::string name;
  std::string bytes;       // empty for one that is all zero
  std::uint64_t size = 0;  // of the bytes, or of the zeros
  std::uint64_t entry = 0;
  bool kept = false;      // is part of the program; else nothing but the name is known
  bool code = false;      // holds instructions
  bool strings = false;   // holds strings that a linker may merge
  bool constants = false;  // holds constants of `entry` bytes each that a linker may merge
  std::string group;       // the name that the linker keeps one copy of; empty: none
  std::vector<Relocation> relocations;  // by offset
};

struct Symbol {
  enum class Where { undefined, section, absolute, common };
  std::string name;
  Where where = Where::undefined;
  std::uint32_t section = 0;  // index into ObjectCode::sections
  std::uint64_t value = 0;
  std::uint64_t size = 0;
  bool local = false;
  bool weak = false;
  bool is_section = false;  // stands for a section itself
};

struct ObjectCode {
  std::string triple;
  std::vector<Section> sections;  // index 0 is empty, as in the file
  std::vector<Symbol> symbols;

  // The name that a person knows a symbol by, and the linker: not a label of the compiler's own.
  static bool is_named(const Symbol& symbol);
};

// Errors: not an ELF object, or a damaged one.
llvm::Expected<ObjectCode> read_object(llvm::StringRef bytes, const std::string& path);

}  // namespace ssot::prove
