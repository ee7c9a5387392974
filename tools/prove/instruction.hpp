// instruction.hpp - the one instruction of a function that covers a byte, as text.
//
//   bytes, triple, offset  =>  decoded from the start  =>  {begin, end, "movl $1, %edi"}
//
// For people alone: whether two functions are the same is decided by bytes and relocations. What LLVM cannot decode, or
// has no back end for, is shown as bytes.
#pragma once

#include <cstdint>
#include <string>

namespace ssot::prove {

struct Instruction {
  std::uint64_t begin = 0, end = 0;
  std::string text;
};

// `begin`: where a function starts in the bytes; nothing before it is decoded.
Instruction instruction_at(const std::string& bytes, const std::string& triple, std::uint64_t begin,
                           std::uint64_t offset);

std::string hex_bytes(const std::string& bytes, std::uint64_t offset, std::size_t count);

}  // namespace ssot::prove
