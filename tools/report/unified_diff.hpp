// unified_diff.hpp - one file's change as a patch that `git apply` takes.
//
//   path, before, after  =>  unified_diff  =>  diff --git a/path b/path ... @@ hunks @@
//
// Three lines of context. Bytes pass as they are: CRLF, no newline at the end, bytes that are not UTF-8.
// A file that is new or gone has /dev/null on the other side. Names that git quotes are quoted as git does.
// Empty result: the two are equal.
#pragma once

#include <optional>
#include <string>

namespace ssot::report {

// `path` is relative to the root, with `/`. Without `before` the file is new, without `after` it is gone.
// `executable` matters for those two alone: a patch states the mode of what appears or goes.
std::string unified_diff(const std::string& path, const std::optional<std::string>& before,
                         const std::optional<std::string>& after, bool executable = false);

}  // namespace ssot::report
