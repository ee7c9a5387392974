// main.cpp - the command line: options in, exit code out.
#include <llvm/Support/InitLLVM.h>
#include <llvm/Support/raw_ostream.h>
#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "cli/commands.hpp"
#include "cli/option_error.hpp"
#include "collect/crash.hpp"
#include "support/interrupt.hpp"
#include "support/memory.hpp"

namespace {

using namespace ssot;
using namespace ssot::cli;

constexpr const char* description =
    R"(ssot takes a C++ code base from several managers for one job to exactly one, and keeps it there.

  ssot rules check --rules rules/websocket_manager.json     are the rules sound?
  ssot rules test -p build                                  do they do what their own tests say?
  ssot lint -p build                                        what duplicates exist, who uses legacy?
  ssot rewrite -p build --dry-run | less                    what would change?
  ssot rewrite -p build                                     change it, verified, all or nothing
  ssot explain -p build src/a.cpp:7                         what becomes of this line, and why?
  ssot shim -p build --check                                are the compatibility headers as the rules say?

Exit codes: 0 clean or done, 1 findings or work left, 2 usage or rules error,
            3 a translation unit did not parse, 4 refused and nothing was written.)";

void add_common(CLI::App& command, CommonOptions& options) {
  command
      .add_option("-p", options.build_dirs,
                  "Folder that holds compile_commands.json (found by itself if not given); may be repeated: "
                  "each is a configuration, and what they want otherwise is refused")
      ->allow_extra_args(false)
      ->type_name("BUILD_DIR");
  command
      .add_option("--rules", options.rules,
                  "Rules file; may be repeated (default: those that ssot.json names)")
      ->allow_extra_args(false)
      ->type_name("FILE");
  command.add_option("--root", options.root, "Root of the project (default: where ssot.json or .git is)")
      ->type_name("DIR");
  command.add_option("-j,--jobs", options.jobs,
                     "Translation units parsed at once (default: one for each core)");
  command.add_flag("-q,--quiet", options.quiet, "No progress and no notices");
  command.add_flag_callback(
      "--no-scan", [&] { options.scan = false; },
      "Parse every translation unit, not only those that can matter");
  command.add_flag_callback(
      "--no-cache", [&] { options.cache = false; },
      "Parse again what is known from an earlier run (kept in .ssot/facts)");
  command.add_flag_callback(
      "--whole", [&] { options.whole = true; },
      "Parse each unit whole: no header is shared with another unit, no function body passed over");
  command
      .add_option_function<std::string>(
          "--memory", [&](const std::string& size) { options.memory = *collect::read_size(size); },
          "For the whole process, as 800M or 4G; so many workers parse at once as fit (default: what is available)")
      ->type_name("SIZE")
      ->check(
          [](const std::string& size) {
            return collect::read_size(size) ? std::string() : size + " is not a size; write 800M or 4G";
          },
          "");
}

constexpr const char* rules_check_footer =
    R"(How the headers are compiled is taken from the project: of the translation units in the compile database,
the flags of the one that includes most of the legacy headers. Or say it yourself, behind --:

  ssot rules check -p build
  ssot rules check --rules rules/websocket_manager.json -- -std=c++20 -Iinclude -I../runtime/include

Checked are then: each `from` against the declarations of the legacy headers, each public entity of these headers
against the rules, and each replacement, compiled as value and as statement with warnings as errors.
Without a compile database and without flags only the form of the rules is checked, and that is said.)";

constexpr const char* explain_footer =
    R"(  ssot explain src/user.cpp:12          each legacy use of the line: what it becomes, or why it stays
  ssot explain src/user.cpp:12:8        the one at this column
  ssot explain 1714cdb90a61             an entry of ssot-notes.json, or of `ssot rewrite --format json`
  ssot explain store-put                a rule: from, to, and how many uses it has
  ssot explain old::Store::put          the same, by the legacy entity
  ssot explain SSOT010                  a check of the lint)";

constexpr const char* rules_test_footer =
    R"(Code stands under "tests" of a rule, or of the concept. It goes through the rewriter, verification included:

  "tests": { "valid":   ["bool f(n::Other& other) { return other.put(1); }"],
             "invalid": [{ "before": "bool f(n::Old& old) { return old.put(1); }",
                           "after":  "bool f(c::Store& old) { return old.add(1); }" }] }

  ssot rules test -p build
  ssot rules test old-put --update --rules rules/store.json -- -std=c++20 -Iinclude)";

// What stands behind "--" is for the compiler; the option parser does not see it.
std::optional<std::vector<std::string>> cut_flags(int& argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) != "--") continue;
    std::vector<std::string> flags(argv + i + 1, argv + argc);
    argc = i;
    return flags;
  }
  return std::nullopt;
}

// Prints every problem that an error holds; the worst code is the process's.
ExitCode print(llvm::Error error, Console& console) {
  ExitCode code = ExitCode::clean;
  llvm::handleAllErrors(
      std::move(error),
      [&](const Problem& problem) {
        code = worst(code, problem.code());
        console.error(problem.message());
      },
      [&](const llvm::ErrorInfoBase& other) {
        code = worst(code, ExitCode::usage);
        console.error("error: " + other.message());
      });
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<int> ignored = ignored_signals();
  return_large_blocks();
  const llvm::InitLLVM init(argc, argv);
  end_well_on_signals(ignored);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write, and told as one
  CLI::App app{description};
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string("ssot ") + SSOT_VERSION);
  app.get_formatter()->column_width(34);

  CommonOptions common;
  RewriteOptions rewrite;
  LintOptions lint;
  ExplainOptions explain;
  ShimOptions shim;
  RulesCheckOptions check;
  RulesTestOptions test;
  RulesSchemaOptions schema;
  FactsOptions facts;
  check.flags = test.flags = cut_flags(argc, argv);

  CLI::App* rewrite_command =
      app.add_subcommand("rewrite", "Rewrite legacy includes and uses to the canonical API");
  add_common(*rewrite_command, common);
  rewrite_command->add_flag("--keep-going", common.keep_going, "Go on although a translation unit does not parse");
  rewrite_command->add_flag("--dry-run", rewrite.dry_run,
                            "Print a unified diff that `git apply` takes; write nothing");
  rewrite_command->add_flag("--check", rewrite.check, "Exit 1 if there is work left; write nothing");
  rewrite_command->add_flag("--allow-dirty", rewrite.allow_dirty, "Although git has uncommitted changes");
  rewrite_command->add_flag_callback(
      "--no-shims", [&] { rewrite.shims = false; },
      "Leave the legacy headers and implementations as they are");
  rewrite_command
      ->add_option("--only", rewrite.only,
                   "Edit only this file, or what is below this folder; may be repeated. Sites elsewhere stay, on the "
                   "compatibility headers, and are counted")
      ->allow_extra_args(false)
      ->type_name("PATH");
  CLI::Option* slices = rewrite_command->add_option(
      "--slices", rewrite.slices, "Write the rewrite as a series of patches into this folder, and nothing else");
  slices->type_name("DIR");
  rewrite_command
      ->add_option("--slice-by", rewrite.slice_by,
                   "One patch for each folder, for each owner in CODEOWNERS, or for at most N edited files")
      ->type_name("folder|owner|N")
      ->needs(slices)
      ->capture_default_str();
  CLI::Option* undo = rewrite_command->add_flag("--undo", rewrite.undo,
                                                "Take back the last rewrite that was written, if no file changed since");
  undo->excludes("--check")->excludes("--no-shims")->excludes("--only");
  slices->excludes("--check")->excludes("--dry-run")->excludes("--undo")->excludes("--only");
  rewrite_command->add_option("--format", rewrite.format, "Of the closing account")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();

  rewrite_command
      ->add_option("--prove", rewrite.prove,
                   "Compile each affected unit with its own compiler, before and after, and compare the object code; "
                   "write nothing if it differs and no rule explains it. Runs the compilers that the compile database "
                   "names")
      ->type_name("object|object-on-shims")
      ->check(CLI::IsMember({"object", "object-on-shims"}));

  slices->excludes("--prove");
  rewrite_command
      ->add_option("--verify-share", rewrite.share,
                   "Where several machines share the work: verify this share of the translation units, keep what they "
                   "say (see `ssot facts`), and write nothing")
      ->type_name("I/N")
      ->excludes("--dry-run")
      ->excludes("--check")
      ->excludes("--undo")
      ->excludes("--prove")
      ->excludes(slices);

  CLI::App* lint_command =
      app.add_subcommand("lint", "Find duplicates, legacy uses and shims that hold logic");
  add_common(*lint_command, common);
  lint_command
      ->add_option("--format", lint.format, "Of standard output: text, json, sarif, github, gitlab, junit or markdown")
      ->type_name("FORMAT");
  lint_command
      ->add_option("-o,--output", lint.outputs,
                   "Write the findings to this file, whole or not at all; may be repeated, once for each format. "
                   "Without FORMAT= it takes the place of standard output, and its ending says the format if --format "
                   "does not")
      ->allow_extra_args(false)
      ->type_name("[FORMAT=]FILE");
  lint_command
      ->add_option("--baseline", lint.baseline,
                   "Findings that are accepted, and not told (default: the one that ssot.json names)")
      ->type_name("FILE");
  CLI::Option* update_baseline = lint_command->add_flag("--update-baseline", lint.update_baseline,
                                                        "Take out of the baseline what is not there any more");
  lint_command->add_option("--accept", lint.accept, "Take into the baseline what is new, with this reason")
      ->type_name("REASON")
      ->needs(update_baseline)
      ->check(
          [](const std::string& why) {
            return why.find_first_not_of(" \t\n") != std::string::npos ? std::string() : "a reason must say something";
          },
          "");
  lint_command
      ->add_option("--since", lint.since,
                   "Only what the lint would not have said where HEAD and this revision parted: what a change brings")
      ->type_name("REV")
      ->excludes(update_baseline);
  lint_command->add_flag("--sarif-all", lint.sarif_all,
                         "SARIF with what is suppressed or in the baseline, marked as such");
  lint_command
      ->add_option("--category", lint.category, "Names this run among several of one commit, in SARIF and JSON")
      ->type_name("NAME");
  lint_command->add_option("--check", lint.checks, "Only this check, by id or name, on by default or not; may be repeated")
      ->type_name("CHECK");
  lint_command->add_flag("--list", lint.list, "List the checks");
  lint_command->add_flag("--all", lint.all,
                         "Compare the definitions of every class (SSOT001 to SSOT004), not only of those that the rules name");
  CLI::Option* fix = lint_command
                         ->add_flag("--fix", lint.fix,
                                    "Hand what is fixable to the rewriter, with all its verification; tell what is left")
                         ->excludes(update_baseline);
  lint_command->add_flag("--dry-run", lint.dry_run, "With --fix: print what would change as a diff, write nothing")->needs(fix);
  lint_command->add_flag("--allow-dirty", lint.allow_dirty, "With --fix: although git has uncommitted changes")->needs(fix);

  CLI::App* explain_command =
      app.add_subcommand("explain", "Tell what becomes of a use and why, what a rule does, what a check finds");
  explain_command->footer(explain_footer);
  add_common(*explain_command, common);
  explain_command->add_option("WHAT", explain.what, "FILE:LINE[:COL], an id of the ledger, a rule, an entity or a check")
      ->required();
  explain_command->add_option("--format", explain.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();

  CLI::App* shim_command = app.add_subcommand("shim", "Write the compatibility headers from the rules");
  add_common(*shim_command, common);
  shim_command->add_flag("--check", shim.check, "Exit 1 if a shim differs; write nothing");

  shim_command->add_flag("--support", shim.support,
                         "Print the header that shims include, for a project without the runtime");

  CLI::App* facts_command =
      app.add_subcommand("facts", "What is known of translation units: made on several machines, joined on one");
  facts_command->require_subcommand(1);
  CLI::App* facts_collect = facts_command->add_subcommand("collect", "Parse what can matter, and keep what it says");
  add_common(*facts_collect, common);
  facts_collect->add_option("--share", facts.share, "Only this share of the translation units")->type_name("I/N");
  CLI::App* facts_export = facts_command->add_subcommand("export", "Write all that is kept into one file");
  add_common(*facts_export, common);
  facts_export->add_option("FILE", facts.files, "The file")->required()->expected(1);
  CLI::App* facts_merge = facts_command->add_subcommand("merge", "Take over what other machines exported");
  add_common(*facts_merge, common);
  facts_merge->add_option("FILE", facts.files, "What `ssot facts export` wrote")->required();
  CLI::App* facts_dump = facts_command->add_subcommand("dump", "Print what is kept and still holds; parse nothing");
  add_common(*facts_dump, common);
  facts_dump->add_option("--format", facts.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();

  CLI::App* rules_command = app.add_subcommand("rules", "Work on the rules themselves");
  rules_command->require_subcommand(1);
  CLI::App* rules_check = rules_command->add_subcommand(
      "check", "Check form, names and types: every replacement is compiled against the canonical header");
  rules_check->footer(rules_check_footer);
  add_common(*rules_check, common);
  CLI::App* rules_test =
      rules_command->add_subcommand("test", "Run the code that the rules are shown with through the rewriter");
  rules_test->footer(rules_test_footer);
  add_common(*rules_test, common);
  rules_test->add_option("ID", test.ids, "Only the tests of these rules (default: all)");
  rules_test->add_flag("--update", test.update, "Write what comes out as the expectation, into the rules file");
  CLI::App* rules_schema = rules_command->add_subcommand("schema", "Print the JSON Schema of rules files, for editors");
  rules_schema->add_flag("--settings", schema.settings, "The one of ssot.json");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    Console console(false);
    return static_cast<int>(print(option_error(app, error), console));
  }

  RealDisk disk;
  Console console(common.quiet);
  if (check.flags && !rules_check->parsed() && !rules_test->parsed())
    return static_cast<int>(
        print(problem({}, "compiler flags behind -- are for `ssot rules check` and `ssot rules test` alone",
                      "the other commands take them from the compile database: -p BUILD_DIR"),
              console));
  llvm::Expected<ExitCode> code = ExitCode::usage;
  if (rewrite_command->parsed())
    code = run_rewrite(common, rewrite, disk, console);
  else if (lint_command->parsed())
    code = run_lint(common, lint, disk, console);
  else if (explain_command->parsed())
    code = run_explain(common, explain, disk, console);
  else if (facts_collect->parsed())
    code = run_facts_collect(common, facts, disk, console);
  else if (facts_export->parsed())
    code = run_facts_export(common, facts, disk, console);
  else if (facts_merge->parsed())
    code = run_facts_merge(common, facts, disk, console);
  else if (facts_dump->parsed())
    code = run_facts_dump(common, facts, disk, console);
  else if (shim_command->parsed())
    code = run_shim(common, shim, disk, console);
  else if (rules_check->parsed())
    code = run_rules_check(common, check, disk, console);
  else if (rules_test->parsed())
    code = run_rules_test(common, test, disk, console);
  else if (rules_schema->parsed())
    code = run_rules_schema(schema, console);
  const Uninterrupted unless_a_signal_came;  // then that is what the process ends by
  if (code && !console.all_was_said())
    code = problem(ExitCode::refused, {}, "standard output took no more, so what was printed is not whole",
                   "free space where it is redirected to, and run again");
  const int said = static_cast<int>(code ? *code : print(code.takeError(), console));
  if (collect::survived_a_crash()) {  // what Clang would tidy up at the end is not whole any more
    std::fflush(nullptr);
    std::_Exit(said);
  }
  return said;
}
