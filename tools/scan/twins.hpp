// twins.hpp - which units are one and the same to a parser, though two commands compile them.
//
//   Units + closures  =>  commands of one file that differ in macros and code generation alone
//                     =>  does any file that they read ask for such a macro?  =>  the unit that each one is parsed as
//
// A library that is built static and shared compiles every file twice, with -fPIC and -Dlib_EXPORTS. To parse both is
// half of a run for nothing. Two commands are taken for one where what differs in them can be seen by no file of the
// closure: macros of the command line, and those that the compiler defines for -fPIC, -O and the like, as names that
// are no token there and cannot be pasted; and options of debug information and visibility. Not seen: a name that is
// pasted of four pieces or more, and asked for.
// Rejected: comparing preprocessed text (it costs a run of the preprocessor each), and taking the first command of a
// file for all of them, as others do (a macro may well choose another branch).
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "scan/compile_database.hpp"

namespace ssot::scan {

// For each unit the index of the one that it is parsed as, which is itself or stands before it. `closure_of`: the files
// of the unit of that number, sorted; none where they are not known, and such a unit has no twin. Asked only of files that
// several commands compile. A file that cannot be read asks for all.
std::vector<std::size_t> find_twins(const std::vector<const Command*>& units,
                                    const std::function<std::vector<std::string>(std::size_t)>& closure_of,
                                    const Disk& disk, unsigned jobs);

}  // namespace ssot::scan
