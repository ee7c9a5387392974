// build_command.hpp - the project's own compile command, turned to make an object of a copy of the tree.
//
//   {ccache, g++, -Iinclude, -O2, -g, -MD, -c, a.cpp, -o, a.o} + where the copy is  =>  {g++, -I/copy/include, ...}
//
// What decides the code stays: the compiler, the language, definitions, optimisation, target. Left out is what writes
// something else than the object, and what a build adds to the code for its own ends (sanitizers, coverage, link-time
// optimisation): the two objects are to be compared, not run. Each function and datum gets a section of its own. A
// command without any -O is given -O1: without optimisation the small functions that a renaming goes through would all
// be told. Paths below the root lead into the copy; names of files in the code lead back (-ffile-prefix-map), so that
// __FILE__ is the same in both copies. Plugins are left out and said: a compile database is untrusted, and that its
// compilers are run is what the user asked for; that they load code is not.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "scan/compile_database.hpp"

namespace ssot::prove {

struct Copy {
  std::string root;    // canonical
  std::string folder;  // stands for the root
};

struct BuildCommand {
  std::vector<std::string> args;  // the compiler first; empty: it cannot be run
  std::string directory;
  std::string refusal;  // why it cannot be run
  std::set<std::string> notices;
};

struct Outputs {
  std::string object;
  std::string dependencies;  // what was read, as make has it
  bool with_lines = false;   // line tables, for a place in the source
};

BuildCommand build_command(const scan::Command& command, const Copy& copy, const Outputs& outputs);

// Where a path of the project is in the copy, symbolic links resolved where need be; itself if it is not below the root.
std::string in_copy(const std::string& path, const Copy& copy);

}  // namespace ssot::prove
