// random_id.hpp - ids and numbers that nobody can guess, from the kernel's generator.
#pragma once

#include <cstdint>
#include <string>

namespace ssot::values {

/// 128 random bits as 32 hex digits. Throws std::system_error if the kernel gives none. Any thread.
std::string random_id();

/// Random, from 1 to 2^53 - 1.
std::uint64_t random_epoch();

}  // namespace ssot::values
