#include "values/random_id.hpp"

#include <sys/random.h>

#include <cerrno>
#include <cstddef>
#include <system_error>

#include "values/hex.hpp"

namespace ssot::values {
namespace {

void fill(unsigned char* bytes, std::size_t size) {
  std::size_t got = 0;
  while (got < size) {
    const ssize_t n = ::getrandom(bytes + got, size - got, 0);
    if (n > 0) {
      got += static_cast<std::size_t>(n);
    } else if (errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "getrandom");
    }
  }
}

}  // namespace

std::string random_id() {
  unsigned char bytes[16];
  fill(bytes, sizeof bytes);
  return hex({reinterpret_cast<const char*>(bytes), sizeof bytes});
}

std::uint64_t random_epoch() {
  unsigned char bytes[8];
  fill(bytes, sizeof bytes);
  std::uint64_t number = 0;
  for (const unsigned char byte : bytes) number = number << 8 | byte;
  number &= (std::uint64_t{1} << 53) - 1;
  return number == 0 ? 1 : number;
}

}  // namespace ssot::values
