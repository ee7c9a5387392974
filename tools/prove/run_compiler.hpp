// run_compiler.hpp - runs one compiler in a folder, and says what it said.
#pragma once

#include <string>
#include <vector>

namespace ssot::prove {

struct Ran {
  bool succeeded = false;
  std::string said;  // standard error, or why it could not be run
};

// `log`: a file for what it says. Its standard input is empty. ccache, where it stands in for the compiler, is told to
// stay out of it: what it keeps is of other paths.
Ran run_compiler(const std::vector<std::string>& args, const std::string& directory, const std::string& log);

// The first line of a compiler's words that is an error.
std::string first_error(const std::string& said);

}  // namespace ssot::prove
