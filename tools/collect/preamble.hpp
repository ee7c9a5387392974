// preamble.hpp - headers of the system that many units begin with, parsed once and kept as a precompiled header.
//
//   Command + <x>, <y>, ...  =>  make_preamble  =>  Preamble  =>  Beginning (of a unit)  =>  collect
//
// A parse that starts from a preamble must give the facts that it gives without. So a preamble holds nothing but what
// the unit includes first, under its own command; no file of the project, no legacy header, and no header that says
// something when it is included again. While the unit is parsed, every include of its beginning is compared with what
// was expected, and a parse that differs, or has an error, is thrown away and made again from the first byte.
// It lives in memory, and no longer than the run. Rejected: precompiled headers between runs (they are of one build of
// the compiler), and taking the project's own headers in (they are what an edit changes).
#pragma once

#include <clang/Lex/PPCallbacks.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Support/VirtualFileSystem.h>

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "collect/facts_store.hpp"
#include "collect/leading_includes.hpp"

namespace ssot::collect {

struct Preamble {
  std::vector<std::string> written;  // x of each <x>
  std::vector<std::string> paths;    // where each led, canonical
  std::vector<Input> inputs;         // every file in it
  std::vector<std::uint64_t> names;  // of each, as facts::Unit::outside has it
  std::string source_path;           // of the source that includes them, and of nothing on the disk
  std::string source;
  std::string precompiled_path;
  llvm::SmallVector<char, 0> precompiled;
};

// How many of the includes can be in a preamble; all of them, and it failed: 0.
struct UsableIncludes {
  std::size_t count = 0;
};

// The headers are parsed as `command` parses them. Thread-safe.
std::variant<Preamble, UsableIncludes> make_preamble(const scan::Command& command, const std::vector<std::string>& written,
                                                     const EntityIndex& index, const Territory& territory);

// One unit's use of a preamble.
struct Beginning {
  std::shared_ptr<const Preamble> preamble;
  std::vector<LeadingInclude> includes;  // of the unit, as far as the preamble reaches
};

// `view` with the two files of the preamble, which must live as long.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> with_preamble(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> view,
                                                              const Preamble& preamble);

// Sets `differs`, false before, when the unit does not begin as expected; the answer is whole at the end of the file.
std::unique_ptr<clang::PPCallbacks> compare_beginning(clang::SourceManager& sources, const Territory& territory,
                                                      const Beginning& beginning, bool& differs);

}  // namespace ssot::collect
