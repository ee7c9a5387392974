#include "lint/finding.hpp"

#include <llvm/Support/xxhash.h>

namespace ssot::lint {

std::uint64_t fingerprint_of(const std::string& check, const std::string& subject, const std::string& peer) {
  return llvm::xxh3_64bits(check + '\0' + subject + '\0' + peer);
}

}  // namespace ssot::lint
