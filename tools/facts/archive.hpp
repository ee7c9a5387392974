// archive.hpp - facts as bytes, and back.
//
//   Facts  <=>  a string of bytes
//
// For the store of facts between runs, so it need not outlive one build of the program: the store's folder is
// named after that. Little-endian, lengths before contents. What is read is not trusted: a length that does not
// fit, an unknown enumerator or a rest at the end give nothing, and the unit is parsed anew.
// Rejected: JSON (four times the size, and the slowest part of a warm run).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/facts.hpp"

namespace ssot::facts {

std::string to_bytes(Facts facts);
std::optional<Facts> from_bytes(std::string_view bytes);

}  // namespace ssot::facts
