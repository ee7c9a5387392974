// uri.hpp - a path as a URI reference (RFC 3986): unreserved characters and slashes stand as they are.
#pragma once

#include <string>

namespace ssot::report {

std::string uri_of(const std::string& path);

}  // namespace ssot::report
