// migration.hpp - one rewrite from facts to a batch of files, without writing it.
//
//   Workspace + facts  =>  converge  =>  edits + shims + removals + ledger  =>  Migration
//
// What is shown by --dry-run and what is applied are made here, once, so that they cannot differ.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/workspace.hpp"
#include "edit/apply.hpp"
#include "lint/ledger.hpp"
#include "report/account.hpp"
#include "verify/converge.hpp"

namespace ssot::cli {

struct Migration {
  verify::Outcome outcome;
  edit::Batch batch;
  lint::Ledger ledger;
  report::Account account;
};

// What takes the place of the legacy files.
struct Replacement {
  collect::Overlay shims;                    // what the legacy headers become
  std::vector<std::string> implementations;  // legacy implementation files, which go
};

// No `replacement`: legacy headers and implementations stay as they are. `start`: what is known before; `may_come`: what
// of it is outside and does not compile on the shims is taken in. The account is without the recount of other mentions.
llvm::Expected<Migration> migrate(const Workspace& workspace, const facts::Facts& facts,
                                  const std::optional<Replacement>& replacement, plan::Rejections start, bool may_come,
                                  const Disk& disk, Console& console);

struct Wish {
  bool shims = true;              // legacy headers become shims, their implementations go
  bool keep_going = false;        // although units do not parse
  std::vector<std::string> only;  // of --only; empty: all
  std::optional<scan::Share> share = {};  // verify these units alone, and keep what they say for the run that decides
};

// What a rewrite would do, and from what it follows.
struct Planned {
  facts::Facts facts;
  std::size_t broken = 0;  // units that do not parse; told
  std::optional<Replacement> replacement;
  std::optional<Migration> migration;  // none: units do not parse, and the wish is not to go on; or it is for a share
  std::size_t verified = 0;            // of a share
};

llvm::Expected<Planned> plan_migration(const Workspace& workspace, const Wish& wish, const Disk& disk,
                                       Console& console);

}  // namespace ssot::cli
