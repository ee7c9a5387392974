// The tests of rules are run through the rewriter itself (verify/rule_tests.hpp); here they are told, or their
// expectations written.
#include "support/counted.hpp"
#include "verify/rule_tests.hpp"

#include <algorithm>
#include <set>

#include "cli/commands.hpp"
#include "cli/rule_flags.hpp"
#include "report/unified_diff.hpp"
#include "shim/write_shim.hpp"
#include "support/nearest.hpp"

namespace ssot::cli {
namespace {

struct Tally {
  std::size_t rules = 0;     // that have tests
  std::size_t snippets = 0;
  std::size_t failed = 0;
  std::size_t written = 0;   // expectations
  std::size_t of_rules = 0;
  llvm::Error errors = llvm::Error::success();
};

llvm::Error known(const std::vector<std::string>& ids, const rules::RuleSet& rules) {
  std::vector<std::string> all;
  for (const rules::Concept& unit : rules.concepts)
    for (const rules::Rule& rule : unit.rules) all.push_back(rule.id);
  for (const std::string& id : ids) {
    if (std::find(all.begin(), all.end(), id) != all.end()) continue;
    const std::string close = nearest(id, all);
    return problem({}, "no rule has the id \"" + id + "\"",
                   close.empty() ? "ids stand in the rules files" : "did you mean \"" + close + "\"?");
  }
  return llvm::Error::success();
}

// Without the lines that name files: there are none.
std::string diff_of(const verify::TestFailure& failure) {
  const std::string diff = report::unified_diff("code", *failure.expected + "\n", *failure.got + "\n");
  const std::size_t first = diff.find("@@");
  return "--- expected\n+++ what comes out\n" + (first == std::string::npos ? diff : diff.substr(first));
}

std::string told(const verify::TestFailure& failure, const Workspace& workspace) {
  Place place = failure.place;
  place.file = workspace.relative(place.file);
  std::string text = to_string(place) + ": failed: " + failure.what + " (at " + place.pointer + ")\n";
  if (failure.expected) text += diff_of(failure);
  return text;
}

class Run {
 public:
  Run(const RulesTestOptions& options, Disk& disk, Console& console)
      : options_(options), disk_(disk), console_(console), only_(options.ids.begin(), options.ids.end()) {}

  void of_concept(const rules::Concept& unit, const Workspace& workspace, const verify::CheckCommand& command) {
    if (llvm::Error error = run(unit, workspace, command))
      tally_.errors = llvm::joinErrors(std::move(tally_.errors), std::move(error));
  }
  Tally& tally() { return tally_; }

 private:
  llvm::Error run(const rules::Concept& unit, const Workspace& workspace, const verify::CheckCommand& command) {
    llvm::Expected<std::string> text = disk_.read(unit.file);
    if (!text) return text.takeError();
    llvm::Expected<rules::JsonText> json = rules::JsonText::parse(unit.file, *text);
    if (!json) return json.takeError();
    llvm::Expected<std::map<std::string, std::string>> shims = shims_of(workspace.rules);
    if (!shims) return shims.takeError();
    const verify::TestWorld world{workspace.rules, *workspace.index, command, *shims, disk_, workspace.jobs};
    rules::JsonEdit edit(*json);
    std::set<const rules::Rule*> tested;
    for (const verify::TestResult& result : verify::run_rule_tests(unit, world, *json, only_)) {
      ++tally_.snippets;
      if (result.rule != nullptr) tested.insert(result.rule);
      one(result, workspace, edit);
    }
    tally_.rules += tested.size();
    tally_.of_rules += unit.rules.size();
    return edit.empty() ? llvm::Error::success() : disk_.write(unit.file, edit.result());
  }

  static llvm::Expected<std::map<std::string, std::string>> shims_of(const rules::RuleSet& rules) {
    std::map<std::string, std::string> all;
    for (const rules::Concept& unit : rules.concepts) {
      llvm::Expected<std::map<std::string, std::string>> texts = shim::write_shims(unit);
      if (!texts) return texts.takeError();
      all.insert(texts->begin(), texts->end());
    }
    return all;
  }

  void one(const verify::TestResult& result, const Workspace& workspace, rules::JsonEdit& edit) {
    if (result.fault) {
      tally_.errors = llvm::joinErrors(std::move(tally_.errors),
                                       problem(result.fault->place, result.fault->what, result.fault->mend));
      return;
    }
    const std::optional<verify::TestFailure> failure = verify::judge(result);
    if (!failure) return;
    if (options_.update && verify::accept(result, edit)) {
      ++tally_.written;
      console_.notice("written: " + workspace.relative(result.code->place.file) + ":" +
                      std::to_string(result.code->place.line) + " (" + result.code->place.pointer + ")");
      return;
    }
    ++tally_.failed;
    console_.result(told(*failure, workspace));
  }

  const RulesTestOptions& options_;
  Disk& disk_;
  Console& console_;
  std::set<std::string> only_;
  Tally tally_;
};

}  // namespace

llvm::Expected<ExitCode> run_rules_test(const CommonOptions& common, const RulesTestOptions& options, Disk& disk,
                                        Console& console) {
  llvm::Expected<Workspace> workspace = open_rules(common, disk);
  if (!workspace) return workspace.takeError();
  if (llvm::Error error = known(options.ids, workspace->rules)) return error;
  Run run(options, disk, console);
  llvm::Expected<FlagsOutcome> done =
      with_flags(common, std::move(*workspace), options.flags,
                 {"the tests of the rules were not run", "no test was run"}, disk, console,
                 [&](const rules::Concept& unit, const Workspace& where, const verify::CheckCommand& command) {
                   run.of_concept(unit, where, command);
                 });
  Tally& tally = run.tally();
  if (!done) return llvm::joinErrors(std::move(tally.errors), done.takeError());
  const bool broken = static_cast<bool>(tally.errors);
  if (done->concepts != 0 && !broken)
    console.result(counted(tally.snippets, "snippet") + " of " + counted(tally.rules, "rule") + " (of " +
                   std::to_string(tally.of_rules) + "): " +
                   (tally.snippets == 0 ? std::string("nothing to run")
                    : tally.failed != 0 ? std::to_string(tally.failed) + " failed"
                    : tally.written != 0
                        ? counted(tally.written, "expectation") + " written; read them, with git diff for example"
                        : std::string("all as they say")) +
                   "\n");
  if (broken) return std::move(tally.errors);
  return tally.failed != 0 ? ExitCode::findings : ExitCode::clean;
}

}  // namespace ssot::cli
