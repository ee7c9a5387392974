// ledger.hpp - the migration ledger: sites that stay on a shim, each with its reason.
//
//   rewrite's notes  =>  ssot-notes.json  =>  lint shows them as notes; a use that is not in it is an error
//
// An entry is known by rule, file and the declaration around it, with a count: never by a line, for lines
// move. Its id is made of these, so that it is the same in each run and on each machine, and what was written about it
// elsewhere still means it. What people wrote into it (an owner) is kept when it is written again.
// Rejected: a number for each entry (two branches would give the same one to two things).
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "support/disk.hpp"
#include "support/problem.hpp"

namespace ssot::lint {

// Twelve digits of hexadecimal: names a rule's uses in one declaration, whether they stay or go.
std::string entry_id(const std::string& rule, const std::string& entity, const std::string& file,
                     const std::string& enclosing);

struct LedgerEntry {
  std::string rule;
  std::string entity;     // qualified legacy name; the header's path for an include
  std::string file;       // from the root, with /
  std::string enclosing;  // qualified name of the declaration around the site; empty at file level
  unsigned count = 1;     // sites of this kind in that declaration
  std::string why;
  std::string todo;   // "do" in the file
  std::string owner;  // who has taken it; empty if nobody

  auto key() const { return std::tie(rule, entity, file, enclosing); }
  std::string id() const { return entry_id(rule, entity, file, enclosing); }
  friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

struct Ledger {
  std::vector<LedgerEntry> entries;  // sorted by file, enclosing, rule, entity

  const LedgerEntry* find(const std::string& rule, const std::string& entity, const std::string& file,
                          const std::string& enclosing) const;
  // Adds one site: a new entry, or one more in an entry that is there.
  void add(LedgerEntry entry);
  void sort();
  friend bool operator==(const Ledger&, const Ledger&) = default;
};

// Errors are located: line and column, JSON pointer.
llvm::Expected<Ledger> read_ledger(const std::string& file, const std::string& text);
// Empty where there is no such file.
llvm::Expected<Ledger> ledger_at(const std::string& file, const Disk& disk);
std::string write_ledger(const Ledger& ledger);

// `now` with the owners that people wrote into `before`.
Ledger with_owners(Ledger now, const Ledger& before);

}  // namespace ssot::lint
