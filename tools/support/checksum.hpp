// checksum.hpp - whether a text that was kept is still the one that was written.
//
//   text  =>  16 hexadecimal digits;  text  =>  sealed: "…end <digits>\n"  =>  the text again, or nothing
//
// Against what a crash or a full disk cuts off, not against somebody who means harm: xxh3 is quick, and no signature.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <optional>
#include <string>

namespace ssot {

// Always 16 digits, in lower case.
std::string hex(std::uint64_t number);
std::string checksum(llvm::StringRef text);

std::string sealed(std::string text);
// Without the seal. Nothing where there is none, or another text's.
std::optional<llvm::StringRef> unsealed(llvm::StringRef text);

}  // namespace ssot
