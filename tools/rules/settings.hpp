// settings.hpp - what a project says in its `ssot.json`.
//
//   <root>/ssot.json  =>  read_settings  =>  Settings  (the command line stands above it)
//
// Paths and patterns are relative to the root. Patterns: `*` within one folder, `**` across folders.
#pragma once

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

#include "rules/concept.hpp"
#include "rules/duplicate_settings.hpp"

namespace ssot::rules {

// What is linked together, where the build does not say it.
struct Program {
  std::string name;
  std::vector<std::string> sources;  // patterns
};

struct Settings {
  std::string file;                                // where it was read from
  std::vector<std::string> rules;                  // rules files
  std::vector<Place> rule_places;                  // where each of them is named
  std::vector<std::string> exclude;                // vendored: seen, never edited
  std::vector<std::string> generated;              // made by a program: never edited
  std::vector<CompositionRoot> composition_roots;  // appended to those of each concept
  std::vector<std::string> effect_free;            // functions whose calls may be dropped
  std::string notes = "ssot-notes.json";           // the migration ledger
  std::string baseline;                            // findings that are accepted; empty: none
  std::vector<Program> programs;                   // none: read from the build, where it can be
  std::vector<std::string> checks;                 // that are off by default, by id or name
  std::vector<Place> check_places;                 // where each of them is named
  DuplicateSettings duplicates;
  std::vector<std::string> build;                  // folders of compile databases; none: found
};

llvm::Expected<Settings> read_settings(const std::string& file, const std::string& text);

}  // namespace ssot::rules
