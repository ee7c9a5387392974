#include "support/checksum.hpp"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/xxhash.h>

namespace ssot {
namespace {

constexpr std::size_t digits = 16;

std::string seal_of(llvm::StringRef text) {
  return "end " + checksum(text) + "\n";
}

}  // namespace

std::string hex(std::uint64_t number) {
  const std::string some = llvm::utohexstr(number, /*LowerCase=*/true);  // its own width gives 0 one digit too many
  return std::string(digits - some.size(), '0') + some;
}

std::string checksum(llvm::StringRef text) {
  return hex(llvm::xxh3_64bits(text));
}

std::string sealed(std::string text) {
  text += seal_of(text);
  return text;
}

std::optional<llvm::StringRef> unsealed(llvm::StringRef text) {
  constexpr std::size_t size = llvm::StringLiteral("end \n").size() + digits;
  if (text.size() < size) return std::nullopt;
  const llvm::StringRef body = text.drop_back(size);
  if (text.take_back(size) != seal_of(body)) return std::nullopt;
  return body;
}

}  // namespace ssot
