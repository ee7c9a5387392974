// migration.hpp - one rewrite from facts to a batch of files, without writing it.
//
//   Workspace + facts  =>  converge  =>  edits + shims + removals + ledger  =>  Migration
//
// What is shown by --dry-run and what is applied are made here, once, so that they cannot differ.
#pragma once

#include <optional>

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

// `shims`: what the legacy headers become; none: they and their implementations stay as they are.
llvm::Expected<Migration> migrate(const Workspace& workspace, const facts::Facts& facts,
                                  const std::optional<collect::Overlay>& shims, const Disk& disk,
                                  Console& console);

}  // namespace ssot::cli
