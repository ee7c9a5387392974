// rule_tests.hpp - do the rules do to code what their own tests say?
//
//   a rule's snippets  =>  each as a source file in memory  =>  collect, plan, edit, verify: the rewriter itself
//   =>  what became of it  =>  judge: what is otherwise than the rules file says
//
// A snippet has the rule's legacy header in front, unless it includes something itself; it lies in a folder of its own
// in which there is no .clang-format, so that the same rules give the same text everywhere. Each is a run of its
// own: functions of one name in two snippets have nothing to do with each other. Legacy headers are seen as shims in
// verification, as ever. Rejected: comparing what the planner says (a test must not pass on text that does not
// compile).
// Limit: headers count as outside of the root, so what a snippet got through a legacy header beside the rules' own
// names is found missing by verification, and not included anew.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rules/json_edit.hpp"
#include "verify/rule_check.hpp"

namespace ssot::verify {

struct TestWorld {
  const rules::RuleSet& rules;  // of the whole run: what another concept does to a snippet happens here, too
  const collect::EntityIndex& index;
  const CheckCommand& command;
  const std::map<std::string, std::string>& shims;  // by the path that code includes
  const Disk& disk;
  unsigned jobs = 1;
};

// The code does not compile, or cannot be verified: a fault of the rules file.
struct TestFault {
  Place place;
  std::string what;
  std::string mend;
};

enum class Became { untouched, rewritten, noted, refused };  // the worst of a rule's sites counts

struct TestResult {
  const rules::Rule* rule = nullptr;            // null: of the concept
  const rules::Snippet* code = nullptr;         // never null
  const rules::TestedChange* change = nullptr;  // null: `valid`
  std::string after;  // what came out, the includes in front left out where they were put there
  Became became = Became::untouched;
  std::string why;                        // of what was noted or refused
  std::optional<TestFault> fault = {};
};

// In the order of the file. `only`: ids of rules; empty: all, and those of the concept.
std::vector<TestResult> run_rule_tests(const rules::Concept& unit, const TestWorld& world, const rules::JsonText& json,
                                       const std::set<std::string>& only = {});

struct TestFailure {
  Place place;
  std::string what;
  std::optional<std::string> expected, got;  // texts that differ
};

// What is otherwise than the rules file says; nothing if all is as it says.
std::optional<TestFailure> judge(const TestResult& result);

// Writes what came out as the expectation. False: no expectation can be written for it.
bool accept(const TestResult& result, rules::JsonEdit& edit);

}  // namespace ssot::verify
