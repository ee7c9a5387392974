#include "verify/converge.hpp"

#include <gmock/gmock.h>

namespace ssot::verify {
namespace {

using ::testing::HasSubstr;

rules::Rule rule(std::string id, rules::EntityKind kind, std::string name) {
  rules::Rule out;
  out.id = std::move(id);
  out.from.kind = kind;
  out.from.name = std::move(name);
  return out;
}

rules::RuleSet rule_set() {
  rules::Concept unit;
  unit.canonical.type = "one::Hub";
  unit.canonical.include = "\"hub.hpp\"";
  unit.headers = {{"old.h", {}, {}, {}, false, {}}};
  rules::Rule manager = rule("manager", rules::EntityKind::type, "old::Manager");
  manager.cases = {{{}, {"one::Hub", ""}, {}}};
  manager.single = true;
  rules::Rule send = rule("send", rules::EntityKind::method, "old::Manager::send");
  send.from.result = "bool";
  send.from.parameters = {{"int", "number", ""}};
  send.cases = {{{}, {"$self.post($number)", "$self.post($number)"}, {}}};
  rules::Rule sweep = rule("sweep", rules::EntityKind::method, "old::Manager::sweep");
  sweep.note = rules::Note{"there is nothing to sweep", "delete the call"};
  unit.rules = {manager, send, sweep};
  return {{unit}};
}

constexpr const char* old_header =
    "#pragma once\nnamespace old {\nclass Manager {\n public:\n  bool send(int number);\n  void "
    "sweep();\n};\n}\n";
// What it returns is no bool where one is initialised.
constexpr const char* hub_header =
    "#pragma once\nnamespace one {\nstruct Result { explicit operator bool() const; };\n"
    "class Hub {\n public:\n  Result post(int number);\n};\n}\n";

class ConvergeTest : public ::testing::Test {
 protected:
  // Everything lies in memory: the files are laid over the disk as shims are.
  llvm::Expected<Outcome> run(const std::string& source, const std::string& shim = old_header) {
    disk_.files.insert({{"/p/a.cpp", source}, {"/p/old.h", old_header}, {"/p/hub.hpp", hub_header}});
    before_ = collect::collect_all({&commands_[0]}, index_, territory_,
                                   {disk_.files.begin(), disk_.files.end()}, {}, [](auto...) {});
    collect::Overlay overlay(disk_.files.begin(), disk_.files.end());
    overlay["/p/old.h"] = shim;
    const World world{rules_, index_, territory_, commands_, disk_, overlay, {}};
    return converge(
        world, before_, [&](const std::string& line) { told_ += line + "\n"; }, [](auto...) {});
  }

  rules::RuleSet rules_ = rule_set();
  collect::EntityIndex index_{rules_};
  collect::Territory territory_{"/p", {}};
  std::vector<scan::Command> commands_{
      {"/", "/p/a.cpp", {"clang++", "-std=c++20", "-fsyntax-only", "-I/p", "/p/a.cpp"}}};
  MemoryDisk disk_;
  facts::Facts before_;
  std::string told_;
};

TEST_F(ConvergeTest, what_compiles_is_done_in_one_round) {
  auto outcome = run("#include \"old.h\"\nvoid good(old::Manager& m) { m.send(1); }\n");
  ASSERT_TRUE(static_cast<bool>(outcome)) << llvm::toString(outcome.takeError());
  EXPECT_EQ(outcome->rounds, 1U);
  EXPECT_EQ(outcome->units_verified, 1U);
  EXPECT_EQ(outcome->edits.at("/p/a.cpp").after,
            "#include \"hub.hpp\"\nvoid good(one::Hub& m) { m.post(1); }\n");
}

// The file names nothing of it, and yet needs the class to be complete.
TEST_F(ConvergeTest, an_include_that_is_needed_for_what_it_defines_is_replaced_and_not_removed) {
  disk_.files["/p/part.h"] = "#pragma once\nnamespace old { class Manager; }\n"
                             "struct Part { old::Manager* manager; void* whole(); };\n";
  auto outcome = run("#include \"part.h\"\n#include \"old.h\"\n"
                     "unsigned long size(Part& part) { return sizeof(*part.manager); }\n");
  ASSERT_TRUE(static_cast<bool>(outcome)) << llvm::toString(outcome.takeError());
  EXPECT_EQ(outcome->edits.at("/p/a.cpp").after,
            "#include \"part.h\"\n#include \"hub.hpp\"\n"
            "unsigned long size(Part& part) { return sizeof(*part.manager); }\n");
  EXPECT_THAT(told_, HasSubstr("which is replaced then")) << told_;
}

TEST_F(ConvergeTest, a_group_that_does_not_compile_is_taken_back_and_the_others_stay) {
  auto outcome =
      run("#include \"old.h\"\n"
          "void good(old::Manager& m) { m.send(1); }\n"
          "bool bad(old::Manager& m) { bool sent = m.send(2); return sent; }\n"
          "void also_good(old::Manager& m) { m.send(3); }\n");
  ASSERT_TRUE(static_cast<bool>(outcome)) << llvm::toString(outcome.takeError());
  EXPECT_EQ(outcome->rounds, 2U);
  EXPECT_THAT(told_, HasSubstr("  a.cpp:3: "));
  const std::string& after = outcome->edits.at("/p/a.cpp").after;
  EXPECT_THAT(after, HasSubstr("void good(one::Hub& m) { m.post(1); }"));
  EXPECT_THAT(after, HasSubstr("bool bad(old::Manager& m) { bool sent = m.send(2); return sent; }"));
  EXPECT_THAT(after, HasSubstr("void also_good(one::Hub& m) { m.post(3); }"));
  EXPECT_THAT(after, HasSubstr("#include \"old.h\""));
  EXPECT_THAT(after, HasSubstr("#include \"hub.hpp\""));
  for (const plan::Decision& decision : outcome->plan.decisions) {
    EXPECT_EQ(decision.status == plan::Status::refused, decision.site.enclosing == "bad")
        << decision.site.entity;
    if (decision.status == plan::Status::refused) {
      EXPECT_THAT(decision.reason, HasSubstr("would not compile"));
    }
  }
}

TEST_F(ConvergeTest, a_shim_that_does_not_compile_ends_the_run) {
  auto outcome =
      run("#include \"old.h\"\n"
          "void good(old::Manager& m) { m.send(1); }\n"
          "void noted(old::Manager& m) { m.sweep(); }\n",
          std::string(old_header) + "#error broken\n");
  ASSERT_FALSE(static_cast<bool>(outcome));
  llvm::handleAllErrors(outcome.takeError(), [](const Problem& problem) {
    EXPECT_EQ(problem.code(), ExitCode::refused);
    EXPECT_THAT(problem.what(), HasSubstr("broken"));
  });
}

TEST_F(ConvergeTest, the_note_of_a_rule_is_no_failure) {
  auto outcome = run("#include \"old.h\"\nvoid noted(old::Manager& m) { m.sweep(); }\n");
  ASSERT_TRUE(static_cast<bool>(outcome)) << llvm::toString(outcome.takeError());
  EXPECT_TRUE(outcome->edits.empty());
  EXPECT_EQ(outcome->plan.decisions.size(), 2U);
}

}  // namespace
}  // namespace ssot::verify
