// share.hpp - one machine's part of the units, where several share a run.
//
//   "2/4", Command  =>  is it of the second of four shares?
//
// A unit's share follows from its command alone: machines need not talk, and neither the order of the database nor what
// else is selected moves a unit from one share to another. Rejected: equal counts (one more unit would move all behind
// it, and what a machine still has of the last run would be another's).
#pragma once

#include <llvm/Support/Error.h>

#include <string>

#include "scan/compile_database.hpp"

namespace ssot::scan {

struct Share {
  unsigned index = 1;  // from 1
  unsigned count = 1;

  bool holds(const Command& command) const;
};

// "I/N", 1 <= I <= N. Error: anything else.
llvm::Expected<Share> read_share(const std::string& text);

}  // namespace ssot::scan
