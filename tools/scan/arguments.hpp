// arguments.hpp - a compiler's command line as an embedded Clang 19 takes it.
//
//   {ccache, /usr/bin/g++, -fplugin=x.so, -O2, -c, a.cpp, -o, a.o}  =>  adjust  =>  {clang++, ..., -O2, ...,
//   a.cpp}
//
// Clang's own option table says what an option is: what it does not know is dropped and said, so that there
// is no list of GCC's options to go stale. What loads code into the process, or reads further options from a
// file, goes by the options' identity and not by spelling (`-Xclang -load`, `-Xpreprocessor -load`,
// `--config`, aliases). A forced include is given to the front end itself (`-Xclang -include`): Clang's
// driver would take a precompiled header of another compiler that lies beside it. Rejected:
// -Qunused-arguments alone (an unknown option is an error all the same).
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "support/disk.hpp"

namespace ssot::scan {

struct Adjusted {
  std::vector<std::string> args;
  std::set<std::string> notices;  // what was left out and matters to a person
};

// `args`: the compiler first, response files expanded. `source`: absolute, as spelled in the database
// (symbolic links kept, for they decide where "x.h" is looked for); it becomes the last argument.
Adjusted adjust_arguments(const std::vector<std::string>& args, const std::string& directory,
                          const std::string& source, const std::string& resource_directory, const Disk& disk);

// Where the compiler stands in a command line, behind ccache, distcc, env or `cmake -E ... --`; nothing where no word before the
// first -c or -o is named like GCC or Clang.
std::optional<std::size_t> find_compiler(const std::vector<std::string>& args);

}  // namespace ssot::scan
