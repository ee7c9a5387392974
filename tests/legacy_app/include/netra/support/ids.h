// ids.h - tokens and ids of the application itself.
#pragma once

#include <cstddef>
#include <string>

namespace netra {

// `bytes` random bytes as lower-case hexadecimal digits.
std::string random_token(std::size_t bytes = 16);

}  // namespace netra
