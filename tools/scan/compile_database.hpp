// compile_database.hpp - what is compiled, and with which arguments, ready for Clang 19.
//
//   build dir  =>  find  =>  compile_commands.json  =>  adjust  =>  Commands  =>  join, where there are
//   several
//
// A compile database is untrusted input: plugin and loader options are stripped and said, no compiler named
// in it is run. Arguments are adjusted so that an embedded Clang sees what the project's compiler saw: its
// resource directory, the system's include paths, foreign precompiled headers and GCC-only flags left out.
// Rejected: Clang's own adjusters alone (they keep -fplugin, and know nothing of GCC's flags).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "support/disk.hpp"
#include "support/problem.hpp"

namespace ssot::scan {

struct Command {
  std::string directory;           // absolute
  std::string file;                // absolute, canonical
  std::vector<std::string> args;   // for Clang, program name first, source last: absolute, as spelled
  std::string configuration = {};  // where there are several: the build folder, as people know it
  std::vector<std::string> original = {};  // as the database has it, response files expanded; only prove/ runs it
  friend bool operator==(const Command&, const Command&) = default;
};

// Tells commands apart, those of one file too; the same in every run in this place.
std::uint64_t identity(const Command& command);

struct CompileDatabase {
  std::string path;                  // of compile_commands.json; of the first, where several were joined
  std::vector<Command> commands;     // sorted by file, doubles removed
  std::vector<std::string> notices;  // what was stripped or adjusted, one line each, doubles removed
};

// The databases that are found without being named: the root's, or root/build's, or all of root/build/*.
std::vector<std::string> compile_databases_of(const std::string& root);

// Where compile_commands.json is: `build_dir` if given (a folder, or the file), else the root, root/build,
// root/build/*. Several in build/* are an error that names them: a choice would be a guess.
llvm::Expected<std::string> find_compile_database(const std::string& root, const std::string& build_dir);

// Errors: missing or broken file (with line and column), an entry whose source does not exist, told for each
// (at most 20) with line, column and JSON pointer. Assembler, CUDA and the like are left out with a notice,
// and so is a missing source of which `was_removed` says that a rewrite took it away: between the rewrite and
// the next configure the database still names it.
llvm::Expected<CompileDatabase> read_compile_database(
    const std::string& path, const Disk& disk,
    const std::function<bool(const std::string& source)>& was_removed = {});

// Configurations of one code base as one database. What two of them compile alike is compiled once, under the
// name of the first. At least one.
CompileDatabase join(std::vector<CompileDatabase> databases);

// Clang's resource directory for this process: beside the binary, as configured, or under /usr/lib/llvm-19.
llvm::Expected<std::string> resource_directory();

}  // namespace ssot::scan
