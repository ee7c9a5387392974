// unparsed.hpp - what only a broken unit shows is left as it is.
//
//   facts, some of units that did not parse  =>  their own files are not edited, and the sites in them are noted
//
// For --keep-going. Clang goes on behind an error with its best guess (a misspelled method is taken for the one it
// resembles), and no parse can prove an edit that is made on a guess.
#pragma once

#include "facts/facts.hpp"

namespace ssot::cli {

void leave_unparsed_alone(facts::Facts& facts);

}  // namespace ssot::cli
