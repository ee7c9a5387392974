#include "lint/run.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Run : testing::Test {
  Program program;
  Run() {
    program.file("src/b.cpp", "M two;");
    program.file("src/a.cpp", "#include \"old/manager.h\"\nM one;");
    program.use("src/b.cpp", "M two");
    program.use("src/a.cpp", "M one");
    program.include("src/a.cpp", "old/manager.h");
  }
};

TEST_F(Run, SortsByPlaceWhateverTheOrderOfTheFacts) {
  const auto expected =
      ElementsAre("SSOT009 error src/a.cpp:1:10 old/manager.h in src/a.cpp",
                  "SSOT010 error src/a.cpp:2:1 old::M", "SSOT010 error src/b.cpp:1:1 old::M");
  EXPECT_THAT(briefs(program.run_all()), expected);
  std::reverse(program.facts.sites.begin(), program.facts.sites.end());
  EXPECT_THAT(briefs(program.run_all()), expected);
}

TEST_F(Run, OnlyTheChecksThatAreAskedFor) {
  EXPECT_THAT(briefs(program.run_all({"SSOT009"})),
              ElementsAre("SSOT009 error src/a.cpp:1:10 old/manager.h in src/a.cpp"));
}

TEST_F(Run, ASuppressionIsAppliedAndAStaleOneTold) {
  program.disk.files["/p/src/b.cpp"] =
      "M two;  // ssot-lint: allow(SSOT010) shown in the tutorial\n// ssot-lint: allow(SSOT005) once "
      "needed\nint x;\n";
  EXPECT_THAT(briefs(program.run_all({"SSOT005", "SSOT010", "SSOT017"})),
              ElementsAre("SSOT010 error src/a.cpp:2:1 old::M",
                          "SSOT017 error src/b.cpp:2:1 allow(SSOT005) in src/b.cpp"));
  EXPECT_THAT(briefs(program.run_all({"SSOT010"})), ElementsAre("SSOT010 error src/a.cpp:2:1 old::M"));
  EXPECT_THAT(briefs(program.run_all({"SSOT017"})),
              ElementsAre("SSOT017 error src/b.cpp:2:1 allow(SSOT005) in src/b.cpp"));
}

TEST_F(Run, WhatIsSuppressedIsKeptApart) {
  program.disk.files["/p/src/b.cpp"] = "M two;  // ssot-lint: allow(SSOT010) shown in the tutorial\n";
  const Result result = program.result({"SSOT010"});
  EXPECT_THAT(briefs(result.findings), ElementsAre("SSOT010 error src/a.cpp:2:1 old::M"));
  ASSERT_EQ(result.excused.size(), 1U);
  EXPECT_EQ(result.excused[0].finding.region.file, "/p/src/b.cpp");
  EXPECT_THAT(result.checks, ElementsAre("SSOT010"));
  EXPECT_THAT(program.result({"SSOT009"}).excused, IsEmpty());
  EXPECT_THAT(program.result({"SSOT017"}).checks, ElementsAre("SSOT017"));
}

TEST(RunClean, OfACleanProgramIsEmpty) {
  Program program;
  program.file("include/app/manager.hpp", "class Manager {};");
  program.define("include/app/manager.hpp", "app::Manager");
  EXPECT_THAT(program.run_all(), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
