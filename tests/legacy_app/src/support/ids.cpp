#include "netra/support/ids.h"

#include <random>

namespace netra {

std::string random_token(std::size_t bytes) {
  static const char digits[] = "0123456789abcdef";
  std::random_device source;
  std::string token;
  for (std::size_t i = 0; i < bytes; ++i) {
    const unsigned byte = source() & 0xffu;
    token += digits[byte >> 4];
    token += digits[byte & 0xfu];
  }
  return token;
}

}  // namespace netra
