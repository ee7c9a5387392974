// commands.hpp - the subcommands: each takes its options and returns what the shell is told.
//
// One file for each, named as the command is. Errors come back as values and are
// printed in one place (main.cpp), so that a message has the same form whoever made it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/workspace.hpp"
#include "support/exit_code.hpp"

namespace ssot::cli {

struct RewriteOptions {
  bool dry_run = false;         // the diff to standard output, nothing written
  bool check = false;           // exit 1 if there is work left
  bool allow_dirty = false;     // although git has uncommitted changes
  bool shims = true;            // legacy headers become shims, their implementations go
  bool undo = false;            // take back the last rewrite instead
  std::string format = "text";  // of the account
  std::string prove;            // object, object-on-shims; empty: not asked for
  std::vector<std::string> only;  // files and folders; empty: all
  std::string slices;             // a folder for patches, in place of writing
  std::string slice_by = "folder";  // folder, owner, or a number of files
  std::string share;                // I/N: verify this share alone, in place of writing
  bool account_aside = false;       // to standard error: what stands on standard output is another's
};

struct FactsOptions {
  std::string share;               // collect: I/N; empty: all
  std::vector<std::string> files;  // export: one; merge: some
  std::string format = "text";     // of the dump
};

struct LintOptions {
  std::string format;                // of standard output; empty: not given
  std::vector<std::string> outputs;  // [FORMAT=]FILE
  std::vector<std::string> checks;   // ids or names; empty: all that are on
  std::string category;              // names this run among several of one commit
  std::string baseline;              // a file of accepted findings; empty: as ssot.json says
  bool update_baseline = false;      // take out of it what is not there any more
  std::string accept;                // ... and take in what is new, with this reason
  std::string since;                 // a revision: only what came after it
  bool sarif_all = false;            // SARIF with what is suppressed or in the baseline
  bool list = false;
  bool all = false;                  // definitions are compared for every class, not only for those of the rules
  bool fix = false;                  // what is fixable goes to the rewriter
  bool dry_run = false;              // ... which only shows what it would do
  bool allow_dirty = false;          // ... although git has uncommitted changes
};

struct ExplainOptions {
  std::string what;             // a place, an id, a rule, an entity, a check
  std::string format = "text";
};

struct RulesCheckOptions {
  std::optional<std::vector<std::string>> flags;  // of the compiler, instead of a compile database
};

struct RulesTestOptions {
  std::optional<std::vector<std::string>> flags;  // as above
  std::vector<std::string> ids;                   // of rules; empty: all
  bool update = false;                            // write what comes out as the expectation
};

struct RulesSchemaOptions {
  bool settings = false;  // of ssot.json
};

struct ShimOptions {
  bool check = false;    // exit 1 if a shim on disk differs
  bool support = false;  // print the header that shims include
};

llvm::Expected<ExitCode> run_rewrite(const CommonOptions& common, const RewriteOptions& options, Disk& disk,
                                     Console& console);
llvm::Expected<ExitCode> run_undo(const CommonOptions& common, const RewriteOptions& options, Disk& disk,
                                  Console& console);
llvm::Expected<ExitCode> run_lint(const CommonOptions& common, const LintOptions& options, Disk& disk,
                                  Console& console);
// Of SITE, RULE and entities the answer is read from the plan of a rewrite that is not carried out. It takes as long as
// `rewrite --check` the first time; what was parsed is kept (.ssot/facts), so the next question is quick.
llvm::Expected<ExitCode> run_explain(const CommonOptions& common, const ExplainOptions& options, Disk& disk,
                                     Console& console);
llvm::Expected<ExitCode> run_shim(const CommonOptions& common, const ShimOptions& options, Disk& disk,
                                  Console& console);
// Facts of units, made on several machines and joined: docs/command_line.md#ssot-facts.
llvm::Expected<ExitCode> run_facts_collect(const CommonOptions& common, const FactsOptions& options, Disk& disk,
                                           Console& console);
llvm::Expected<ExitCode> run_facts_export(const CommonOptions& common, const FactsOptions& options, Disk& disk,
                                          Console& console);
llvm::Expected<ExitCode> run_facts_merge(const CommonOptions& common, const FactsOptions& options, const Disk& disk,
                                         Console& console);
llvm::Expected<ExitCode> run_facts_dump(const CommonOptions& common, const FactsOptions& options, Disk& disk,
                                        Console& console);
llvm::Expected<ExitCode> run_rules_check(const CommonOptions& common, const RulesCheckOptions& options,
                                         const Disk& disk, Console& console);

llvm::Expected<ExitCode> run_rules_test(const CommonOptions& common, const RulesTestOptions& options, Disk& disk,
                                        Console& console);
ExitCode run_rules_schema(const RulesSchemaOptions& options, Console& console);

// The shim text for every legacy header found in the project: canonical path => text.
llvm::Expected<std::map<std::string, std::string>> shims_for(const Workspace& workspace, const Disk& disk);
// Those of them that are not on the disk yet compile where the project includes them.
llvm::Error check_new_shims(const Workspace& workspace, const std::map<std::string, std::string>& shims,
                            const Disk& disk);

}  // namespace ssot::cli
