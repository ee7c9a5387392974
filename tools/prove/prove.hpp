// prove.hpp - did a rewrite change the program? Asked of the project's own compilers.
//
//   units + texts before + texts after  =>  two copies of the tree  =>  two objects of each unit  =>  compare  =>  Proof
//
// A unit is compiled by the compiler in its compile command, which the user allows by asking for this; wrappers are
// skipped and plugins left out. What a unit read is looked at: one that reached an edited file past the copy is not
// comparable. A unit that differs and has a site at which the rules change more than a name is not comparable either,
// for object code cannot say whether it changed as they want; without such a site a difference is one that nothing
// explains. Rejected: comparing programs' output (tests do that, where there are some), and comparing preprocessed
// text or trees (they differ wherever a name does, and say nothing of which overload was chosen, or which default).
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "prove/copied_tree.hpp"
#include "prove/symbol_names.hpp"
#include "report/proof.hpp"
#include "scan/compile_database.hpp"

namespace ssot::prove {

struct Unit {
  scan::Command command;
  std::string excuse;               // why it is not compiled at all; empty: it is
  std::vector<std::string> beyond;  // its sites that are more than a renaming, readable, with their places
};

struct Request {
  std::string root;  // canonical
  std::vector<Unit> units;
  Texts before, after;  // in place of what is on the disk
  std::vector<Rename> renames;
  std::string against;
  unsigned jobs = 1;
};

struct Answer {
  report::Proof proof;
  std::set<std::string> notices;  // what was left out of the commands
};

// Called from workers, one at a time.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

llvm::Expected<Answer> prove(const Request& request, const Progress& progress);

}  // namespace ssot::prove
