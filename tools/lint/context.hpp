// context.hpp - what every check is given, and what they all ask of it.
//
// References only: the caller keeps facts, rules and ledger alive while a check runs. Not thread-safe
// (Lines).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "facts/class_table.hpp"
#include "facts/facts.hpp"
#include "lint/finding.hpp"
#include "lint/ledger.hpp"
#include "lint/lines.hpp"
#include "lint/link_scope.hpp"
#include "rules/concept.hpp"
#include "rules/duplicate_settings.hpp"

namespace ssot::lint {

struct Context {
  const facts::Facts& facts;
  const rules::RuleSet& rules;
  const Ledger& ledger;  // the noted sites
  const Disk& disk;
  const std::string& root;                          // absolute
  std::map<std::string, std::string> headers = {};  // legacy headers on disk: path => as the rules name it
  std::vector<std::string> implementations = {};    // legacy implementation files on disk
  std::string ledger_file = root + "/ssot-notes.json";  // where a stale entry is shown
  std::vector<std::string> files = {};        // every file below the root, absolute
  std::vector<std::string> texts = {};        // of those, the project's own: what SSOT016 reads
  std::set<std::string> own_files = {};       // of those, what ssot itself reads and writes: rules, settings, ledger
  std::set<std::string> lost_includes = {};   // of the canonical headers, those that no include path finds
  Programs programs = {};                     // of each source, absolute; without: what is linked is not known
  bool all_definitions = false;  // SSOT001 to SSOT004 for every class, not only for those that the rules name
  const facts::ClassTable* classes = nullptr;  // every class below the root, by its text; null: not read
  rules::DuplicateSettings duplicates = {};
  std::set<std::string> switched_on = {};  // ids of checks that are off by default
  mutable Lines lines{disk};

  std::string relative(const std::string& path) const;
  std::string relative(facts::FileId file) const { return relative(facts.path(file)); }
  Region region(const facts::Range& range) const { return lines.region(facts, range); }
};

// "<ssot/x.hpp>" => "ssot/x.hpp"
std::string bare(const std::string& include);

// The file is the canonical header, or one that only its implementation may include.
bool is_canonical_file(const std::string& path, const rules::Canonical& canonical);

// "n::C::f" => "f"; template arguments stay with their name.
std::string unqualified(const std::string& name);

}  // namespace ssot::lint
