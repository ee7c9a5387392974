// copied_tree.hpp - a copy of the root as it would be with other texts in some files.
//
//   root, texts by path  =>  copy_tree  =>  a folder: real folders, links to the files, the other texts in place
//
// GCC has no overlay of files, so there must be real ones. A compiler looks for "x.h" beside the file that includes it,
// by the name it was opened under, so that a link to a file is as good as the file, and nothing is copied that is not
// edited; a link to a folder is not, for `..` leads out of it. Left out: version control, our own state, objects and
// precompiled headers (they hold the old text). A directive that includes a file below the root by its absolute path
// (joined sources of CMake do) is made to lead into the copy.
#pragma once

#include <llvm/Support/Error.h>

#include <map>
#include <optional>
#include <string>

namespace ssot::prove {

// Canonical path => what stands there; nothing: no file.
using Texts = std::map<std::string, std::optional<std::string>>;

llvm::Error copy_tree(const std::string& root, const std::string& folder, const Texts& texts);

}  // namespace ssot::prove
