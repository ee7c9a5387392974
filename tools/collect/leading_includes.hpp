// leading_includes.hpp - what a translation unit includes before the first token of its own.
//
//   Command, files (with edits laid over)  =>  raw lexer, from the first byte  =>  include directives, in their order
//
// Headers of the project are followed as long as they hold nothing but includes, comments, #pragma once and an include
// guard. With the first other token the list ends, so that in what was listed no macro and no declaration of the
// project can be seen. Where a name leads is found by the command's own folders alone and may be wrong: who takes the
// list for true must compare it with what the preprocessor does (preamble.hpp). Rejected: asking the preprocessor in
// the first place (it reads all headers of the system for it, a seventh of a parse).
#pragma once

#include <string>
#include <vector>

#include "collect/entity_index.hpp"
#include "collect/overlay.hpp"
#include "collect/source_map.hpp"
#include "scan/compile_database.hpp"

namespace ssot::collect {

struct LeadingInclude {
  std::string written;  // x of <x> or "x"
  std::string path;     // canonical; empty: <x> is not of the project, and the system finds it
  friend auto operator<=>(const LeadingInclude&, const LeadingInclude&) = default;
};

// Ends with an include of the system, or is empty. A legacy header is never in it.
std::vector<LeadingInclude> leading_includes(const scan::Command& command, const EntityIndex& index,
                                             const Territory& territory, const Overlay& overlay);

}  // namespace ssot::collect
