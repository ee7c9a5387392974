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
#include <string>
#include <vector>

#include "scan/compile_database.hpp"

namespace ssot::scan {

// For each unit the index of the one that it is parsed as, which is itself or stands before it. `closures`: of each
// unit, canonical and sorted; one that is empty is not known, and has no twin. Files that cannot be read ask for all.
std::vector<std::size_t> find_twins(const std::vector<const Command*>& units,
                                    const std::vector<const std::vector<std::string>*>& closures, const Disk& disk,
                                    unsigned jobs);

}  // namespace ssot::scan
