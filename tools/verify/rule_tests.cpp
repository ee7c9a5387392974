#include "verify/rule_tests.hpp"

#include <algorithm>
#include <utility>

#include "facts/merge.hpp"
#include "plan/includes.hpp"
#include "scan/parallel.hpp"
#include "verify/converge.hpp"

namespace ssot::verify {
namespace {

constexpr const char* folder = "/ssot-rules-test";

// One file in memory in front of the disk.
class SnippetDisk final : public Disk {
 public:
  SnippetDisk(const Disk& disk, std::string path, std::string text)
      : disk_(disk), path_(std::move(path)), text_(std::move(text)) {}
  bool exists(const std::string& path) const override { return path == path_ || disk_.exists(path); }
  llvm::Expected<std::string> read(const std::string& path) const override {
    return path == path_ ? text_ : disk_.read(path);
  }
  llvm::Error write(const std::string& path, const std::string&) override { return refuse(path); }
  llvm::Error remove(const std::string& path) override { return refuse(path); }
  bool writable(const std::string&) const override { return false; }
  std::string canonical(const std::string& path) const override {
    return path == path_ ? path : disk_.canonical(path);
  }
  std::vector<std::string> list(const std::string& where) const override { return disk_.list(where); }
  llvm::Error stage(const std::string& path, const std::string&, unsigned) override { return refuse(path); }
  llvm::Error replace(const std::string& path) override { return refuse(path); }
  llvm::Error add_name(const std::string& path, const std::string&) override { return refuse(path); }
  llvm::Error make_link(const std::string& path, const std::string&) override { return refuse(path); }
  llvm::Error rename(const std::string& from, const std::string&) override { return refuse(from); }
  void sync(const std::string&) override {}
  std::optional<Standing> look(const std::string& path) const override { return disk_.look(path); }
  std::unique_ptr<Lock> lock(const std::string&) override { return nullptr; }

 private:
  static llvm::Error refuse(const std::string& path) {
    return problem(ExitCode::refused, {path, 0, 0, {}}, "a test of rules writes nothing");
  }

  const Disk& disk_;
  std::string path_;
  std::string text_;
};

bool includes_itself(const std::string& code) {
  return code.starts_with("#include") || code.find("\n#include") != std::string::npos;
}

// Include directives and blank lines at the beginning.
std::string without_head(const std::string& text) {
  std::size_t at = 0;
  while (at < text.size() && (text.compare(at, 8, "#include") == 0 || text[at] == '\n')) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string::npos) return {};
    at = end + 1;
  }
  return text.substr(at);
}

class OneTest {
 public:
  OneTest(const rules::Concept& unit, const TestWorld& world, const rules::JsonText& json, TestResult& result)
      : world_(world), json_(json), result_(result) {
    path_ = std::string(folder) + "/" + (result.rule == nullptr ? unit.id : result.rule->id) + ".cpp";
    if (!includes_itself(result.code->code)) head_ = head_of(unit);
    text_ = head_ + result.code->code + "\n";
  }

  void run(const std::vector<std::string>& program) {
    std::vector<std::string> args = program;
    args.push_back(path_);
    const std::vector<scan::Command> commands{{world_.command.directory, path_, std::move(args)}};
    const collect::Territory territory{folder, {}};
    std::vector<collect::Input> inputs;
    const facts::Facts before =
        facts::merge({collect::collect(commands.front(), world_.index, territory, {{path_, text_}}, {.inputs = &inputs})});
    if (!before.units.front().parsed) return does_not_compile(before.units.front());
    collect::Overlay overlay = shims_among(inputs);
    overlay[path_] = text_;
    const SnippetDisk disk(world_.disk, path_, text_);
    const World world{world_.rules, world_.index, territory, commands, disk, std::move(overlay), {}};
    llvm::Expected<Outcome> outcome = converge(world, before, [](const std::string&) {}, [](auto...) {});
    if (!outcome)
      result_.fault = {result_.code->place, "this cannot be verified: " + llvm::toString(outcome.takeError()),
                       "correct the rules; see `ssot rules check`"};
    else
      take(*outcome, before);
  }

 private:
  std::string head_of(const rules::Concept& unit) const {
    if (result_.rule != nullptr) return "#include \"" + unit.headers[result_.rule->header].path + "\"\n";
    std::string head;
    for (const rules::LegacyHeader& header : unit.headers) head += "#include \"" + header.path + "\"\n";
    return head;
  }

  collect::Overlay shims_among(const std::vector<collect::Input>& inputs) const {
    collect::Overlay out;
    for (const collect::Input& input : inputs) {
      const std::string header = plan::legacy_header_of(input.path, world_.rules);
      if (const auto shim = world_.shims.find(header); shim != world_.shims.end()) out[input.path] = shim->second;
    }
    return out;
  }

  // The first error, at its place in the rules file; in a header, at the snippet.
  void does_not_compile(const facts::Unit& unit) {
    if (unit.errors.empty()) {
      result_.fault = {result_.code->place, "Clang did not run on this code", "check the compile arguments"};
      return;
    }
    const facts::Diagnostic& first = unit.errors.front();
    const auto head_lines = static_cast<unsigned>(std::count(head_.begin(), head_.end(), '\n'));
    const bool own = first.file == path_ && first.line > head_lines;
    const std::string where =
        own || first.file == path_ ? "" : first.file + ":" + std::to_string(first.line) + ":" + std::to_string(first.column) + ": ";
    result_.fault = {own ? place_in(first.line - head_lines, first.column) : result_.code->place,
                     "this code does not compile: " + where + first.message,
                     "a test begins with legacy code that compiles with the project's flags"};
  }

  Place place_in(unsigned line, unsigned column) const {
    const rules::Snippet& code = *result_.code;
    if (code.lines) return json_.place_in(code.place.pointer + "/" + std::to_string(line - 1), column - 1);
    std::size_t at = 0;
    for (unsigned i = 1; i < line && at < code.code.size(); ++i) at = code.code.find('\n', at) + 1;
    return json_.place_in(code.place.pointer, at + column - 1);
  }

  void take(const Outcome& outcome, const facts::Facts& before) {
    const auto edited = outcome.edits.find(path_);
    const std::string& after = edited == outcome.edits.end() ? text_ : edited->second.after;
    result_.after = head_.empty() ? after : without_head(after);
    if (result_.after.ends_with('\n')) result_.after.pop_back();
    for (const plan::Decision& decision : outcome.plan.decisions) {
      if (before.path(decision.site.name.file) != path_) continue;
      if (result_.rule != nullptr && decision.site.rule != result_.rule->id) continue;
      const Became became = decision.status == plan::Status::rewritten ? Became::rewritten
                            : decision.status == plan::Status::noted   ? Became::noted
                                                                       : Became::refused;
      if (became <= result_.became) continue;
      result_.became = became;
      result_.why = decision.reason;
    }
  }

  const TestWorld& world_;
  const rules::JsonText& json_;
  TestResult& result_;
  std::string path_;
  std::string head_;
  std::string text_;
};

void list_tests(const rules::Rule* rule, const rules::Tests& tests, std::vector<TestResult>& out) {
  const auto add = [&](const rules::Snippet& code, const rules::TestedChange* change) {
    TestResult& result = out.emplace_back();
    result.rule = rule;
    result.code = &code;
    result.change = change;
  };
  for (const rules::Snippet& code : tests.valid) add(code, nullptr);
  for (const rules::TestedChange& change : tests.invalid) add(change.before, &change);
}

const char* name_of(Became became) {
  switch (became) {
    case Became::untouched:
      return "untouched";
    case Became::rewritten:
      return "rewritten";
    case Became::noted:
      return "noted";
    case Became::refused:
      return "refused";
  }
  return "untouched";
}

std::string with_reason(const TestResult& result) {
  return std::string(name_of(result.became)) + (result.why.empty() ? "" : ": " + result.why);
}

std::string subject(const TestResult& result) {
  return result.rule == nullptr ? "the rules" : "\"" + result.rule->id + "\"";
}

std::optional<TestFailure> judge_valid(const TestResult& result) {
  const bool changed = result.rule == nullptr && result.after != result.code->code;
  if (result.became == Became::untouched && !changed) return std::nullopt;
  TestFailure failure{result.code->place,
                      subject(result) + " takes something of this code, which it must leave alone (it is " +
                          with_reason(result) + ")",
                      {}, {}};
  if (result.after != result.code->code) failure.expected = result.code->code, failure.got = result.after;
  return failure;
}

}  // namespace

std::vector<TestResult> run_rule_tests(const rules::Concept& unit, const TestWorld& world, const rules::JsonText& json,
                                       const std::set<std::string>& only) {
  std::vector<TestResult> results;
  if (only.empty()) list_tests(nullptr, unit.tests, results);
  for (const rules::Rule& rule : unit.rules)
    if (only.empty() || only.contains(rule.id)) list_tests(&rule, rule.tests, results);
  llvm::Expected<std::vector<std::string>> program = with_defaults(world.command);
  if (!program) {
    const std::string what = llvm::toString(program.takeError());
    for (TestResult& result : results) result.fault = {result.code->place, what, "check the compile arguments"};
    return results;
  }
  program->emplace_back("-xc++");
  program->emplace_back("-fsyntax-only");
  scan::for_each_item(results.size(), world.jobs, [&] {
    return [&](std::size_t i) { OneTest(unit, world, json, results[i]).run(*program); };
  });
  return results;
}

std::optional<TestFailure> judge(const TestResult& result) {
  if (result.change == nullptr) return judge_valid(result);
  const rules::TestedChange& change = *result.change;
  const std::string wanted = change.outcome.empty() ? "rewritten" : change.outcome;
  const std::string expected = change.after ? change.after->code : change.before.code;
  TestFailure failure{change.place, {}, {}, {}};
  if (expected != result.after) {
    failure.place = change.after ? change.after->place : change.before.place;
    failure.expected = expected;
    failure.got = result.after;
  }
  if (result.became == Became::untouched)
    failure.what = subject(result) + " takes nothing of this code: no use of " +
                   (result.rule == nullptr ? std::string("a legacy entity") : result.rule->from.name) + " is seen in it";
  else if (name_of(result.became) != wanted)
    failure.what = "it is " + with_reason(result) + "; expected was: " + wanted;
  else if (!change.why.empty() && result.why.find(change.why) == std::string::npos)
    failure.what = "it is " + wanted + " for another reason: " + result.why + "; expected was: " + change.why;
  else if (failure.expected)
    failure.what = "the text that comes out is another";
  else
    return std::nullopt;
  return failure;
}

bool accept(const TestResult& result, rules::JsonEdit& edit) {
  if (result.change == nullptr || result.became == Became::untouched) return false;
  const rules::TestedChange& change = *result.change;
  const std::string& at = change.place.pointer;
  if (result.after != (change.after ? change.after->code : change.before.code)) edit.set(at, "after", result.after, "before");
  const std::string became = name_of(result.became);
  const bool stays = result.became != Became::rewritten;
  if (became != (change.outcome.empty() ? "rewritten" : change.outcome)) edit.set(at, "outcome", became, "before");
  if (stays && (change.why.empty() || result.why.find(change.why) == std::string::npos))
    edit.set(at, "why", result.why, "before");
  return true;
}

}  // namespace ssot::verify
