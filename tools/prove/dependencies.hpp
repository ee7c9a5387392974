// dependencies.hpp - which files a compiler read, and what one of them says that symbols hold and rules do not.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <set>
#include <string>
#include <vector>

namespace ssot::prove {

// Of a file as -MD writes it: absolute paths; relative ones are from `directory`.
std::vector<std::string> dependencies_of(const std::string& file, const std::string& directory);
std::vector<std::string> parse_dependencies(llvm::StringRef text, const std::string& directory);

// The names of inline namespaces, read from the text alone: rules leave them out, and a symbol has them.
std::set<std::string> inline_namespaces(llvm::StringRef text);

}  // namespace ssot::prove
