// glob.hpp - patterns of paths, as people write them in settings.
//
//   "src/**/*.h"  =>  the text of a regular expression (ECMAScript) that matches whole paths
//
// Rejected: fnmatch (it has no **).
#pragma once

#include <string>
#include <string_view>

namespace ssot {

// `**` crosses folders, `*` and `?` do not; every other character stands for itself.
std::string regex_of_glob(std::string_view pattern);

}  // namespace ssot
