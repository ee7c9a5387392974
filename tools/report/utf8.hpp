// utf8.hpp - text of sources, which may be any bytes, as text that every reader takes.
//
// Bytes that are not UTF-8 become U+FFFD, as in our JSON: a report with a blot is better than none.
#pragma once

#include <string>
#include <string_view>

namespace ssot::report {

std::string as_utf8(std::string_view bytes);

// As XML 1.0 takes it, in content and in attributes alike: what it cannot hold at all, such as a NUL, is U+FFFD, too.
std::string as_xml(std::string_view bytes);

}  // namespace ssot::report
