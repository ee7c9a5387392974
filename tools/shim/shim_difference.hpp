// shim_difference.hpp - whether the header on disk is the one that the rules give.
//
// The whole text decides, for a shim that somebody edited is a second implementation in the making.
#pragma once

#include <string>

namespace ssot::shim {

// Empty if equal; else where the first difference is and what to run. Line ends count only where the rest is
// equal.
std::string shim_difference(const std::string& path, const std::string& on_disk, const std::string& written);

}  // namespace ssot::shim
