// command_line.hpp - a command as a compile database spells it, as a list of arguments.
//
//   "g++ @flags.rsp -DA=\"x y\" a.cpp"  =>  split  =>  expand_response_files  =>  {g++, ..., a.cpp}
//
// A command is quoted as a POSIX shell has it, a response file as GCC and Clang have it (a backslash escapes
// within single quotes too). Nothing is run, and no variable or pattern is expanded. Rejected: LLVM's GNU
// tokenizer for both (it takes the backslash out of '-DQ=\"x\"', which a shell keeps).
#pragma once

#include <string>
#include <vector>

#include "support/disk.hpp"
#include "support/problem.hpp"

namespace ssot::scan {

std::vector<std::string> split_command(const std::string& command);

// Replaces `@file` by the arguments in it; a relative name is looked up from `directory`, as GCC and Clang
// do. Errors: a file that cannot be read, or files that name each other; `place` is where the command stands.
llvm::Expected<std::vector<std::string>> expand_response_files(const std::vector<std::string>& args,
                                                               const std::string& directory,
                                                               const Place& place, const Disk& disk);

}  // namespace ssot::scan
