// source_place.hpp - the line of the source that an instruction of an object comes from.
//
//   bytes of an object with line tables, section, offset  =>  file and line
//
// The objects that are compared have no line tables, for they would differ where lines moved; one that differs is
// compiled once more with them, which changes no instruction.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <string>

#include "prove/object_code.hpp"

namespace ssot::prove {

struct SourcePlace {
  std::string file;  // as the compiler wrote it; empty: not known
  unsigned line = 0;
};

// The section is one of `compared`, the same object without line tables: they add sections, and shift the numbers of the
// others, so that it is found by its name.
SourcePlace source_place(llvm::StringRef object, const ObjectCode& compared, std::uint32_t section,
                         std::uint64_t offset);

}  // namespace ssot::prove
