// legacy_mention.hpp - SSOT016: the path of a legacy header, written where no include is.
//
//   every text file below the root  =>  raw bytes  =>  one note for each file and legacy header
//
// Documents, build files, comments, strings, and includes in files that no translation unit reads. Text has no
// declaration to ask, so what counts is the path alone, and whole: as the rules name the header, or as it lies in the
// project. Left out are the legacy files themselves, what SSOT009 tells, ssot's own files, and in a checkout what git does
// not track.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace ssot::lint {

std::vector<Finding> legacy_mention(const Context& context);

}  // namespace ssot::lint
