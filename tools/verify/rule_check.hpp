// rule_check.hpp - are the rules right about the code? Asked of the compiler, before any source file is
// touched.
//
//   Concept  =>  rule_probe: one C++ file  =>  Clang parses it once  =>  every `from` is looked up among the
//   legacy declarations, every public legacy entity among the rules, every diagnostic goes back to its place
//   in the rules
//
// Refused: a `from` that is declared nowhere, otherwise, or twice; a public legacy entity without a rule; a
// replacement that does not compile as value or as statement, warnings included (a discarded [[nodiscard]]
// result is one); brace-initialisation of a class from a hole of the same class where it also takes an
// initializer_list, for compilers read T{t} differently. All mistakes are told, each with file, line, column
// and JSON pointer. Limits: templates and macros are looked up by name, their replacements are not compiled;
// composition roots' own texts are compiled where they are used, shims by shim_check.
#pragma once

#include <llvm/Support/Error.h>

#include <map>
#include <string>
#include <vector>

#include "rules/concept.hpp"
#include "support/disk.hpp"

namespace ssot::verify {

// How the legacy and the canonical headers are compiled: Clang's arguments without program and file name
// (include paths, definitions, -std), seen from `directory`. C++20 and Clang's resource directory are added
// where they are missing.
struct CheckCommand {
  std::string directory;
  std::vector<std::string> arguments;
  std::string compiler = "clang++";  // the program's name, by which Clang finds what lies beside it
};

// `disk` gives the rules file again, for places inside its strings. `overlay` lays files over the real ones
// (absolute path => content). Thread-safe.
llvm::Error check_rules(const rules::Concept& unit, const CheckCommand& command, const Disk& disk,
                        const std::map<std::string, std::string>& overlay = {});

}  // namespace ssot::verify
