// rule_check.hpp - are the rules right about the code? Asked of the compiler, before any source file is
// touched.
//
//   Concept  =>  rule_probe: one C++ file  =>  Clang parses it once  =>  every `from` is looked up among the
//   legacy declarations, every public legacy entity among the rules, every diagnostic goes back to its place
//   in the rules
//
// Refused: a header that does not compile; a `from` that is declared nowhere, otherwise, or twice; two rules for one
// declaration; a public legacy entity without a rule; a replacement that does not compile as value or as statement,
// warnings included (a discarded [[nodiscard]] result is one); brace-initialisation of a class from a hole of the
// same class where it also takes an initializer_list, for compilers read T{t} differently; what replacement_check
// finds. All mistakes are told, each with file, line, column and JSON pointer. Limits: templates are looked up by
// name, and of their replacements only what does not depend on a template parameter is checked; the replacements of
// macros are not compiled; composition roots' own texts are compiled where they are used, shims by shim_check.
#pragma once

#include <llvm/Support/Error.h>

#include <map>
#include <string>
#include <vector>

#include "collect/entity_index.hpp"
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

// Program and arguments, with what is missing there.
llvm::Expected<std::vector<std::string>> with_defaults(const CheckCommand& command);

// `index` knows the rules of all concepts of the run: what one of them writes must not be legacy to another. `disk`
// gives the rules file again, for places inside its strings. `overlay` lays files over the real ones (absolute path
// => content). Thread-safe.
llvm::Error check_rules(const rules::Concept& unit, const collect::EntityIndex& index, const CheckCommand& command,
                        const Disk& disk, const std::map<std::string, std::string>& overlay = {});

}  // namespace ssot::verify
