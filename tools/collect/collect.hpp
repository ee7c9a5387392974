// collect.hpp - parses one translation unit and says what it holds, as facts.
//
//   Command  =>  Clang (with files laid over the disk's)  =>  Facts of one unit
//
// The one place where a parse happens, for the plan and for its verification alike: a proposed edit is seen
// through an overlay of file contents. A unit with errors still gives its facts, marked as not parsed;
// callers must never take it for clean. Thread-safe: every call has its own file system view and AST.
#pragma once

#include <map>
#include <string>

#include "collect/entity_index.hpp"
#include "collect/facts_store.hpp"
#include "collect/preamble.hpp"
#include "collect/source_map.hpp"
#include "collect/unreached.hpp"
#include "scan/compile_database.hpp"

namespace ssot::collect {

// How a parse is made, and what it tells beside the facts; no fact hangs on it but as `unreached` says. Not owned, null: not asked for.
struct Parse {
  const Beginning* beginning = nullptr;  // saves the parse of what the unit begins with
  const Unreached* unreached = nullptr;  // of the project, too, what no edit can reach is passed over
  bool whole = false;                    // no function body is passed over
  std::vector<Input>* inputs = nullptr;  // receives every file that was read, system headers included
  std::uint64_t* bytes = nullptr;        // receives how much memory it held, about
  bool* passed_over = nullptr;           // receives whether the facts are without those of some bodies of the project
};

facts::Facts collect(const scan::Command& command, const EntityIndex& index, const Territory& territory,
                     const Overlay& overlay = {}, const Parse& how = {});

}  // namespace ssot::collect
