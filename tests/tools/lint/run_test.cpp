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

TEST_F(Run, WhatTheBaselineCoversIsKeptApartAndWhatIsStaleTold) {
  const Context context{program.facts, program.rules, program.ledger, program.disk, program.root};
  Accepted accepted;
  accepted.file = "/p/ssot-baseline.json";
  for (const Finding& each : program.run_all())
    accepted.baseline.add(entry_for(each, "taken over", program.root, program.disk));
  accepted.baseline.add({"SSOT010", "old::M in gone", "app::Manager", "", "", 1, "taken over"});
  accepted.baseline.add({"SSOT999", "x", "", "", "", 1, "of a check that there is not"});
  Result result = run(context, {}, accepted);
  EXPECT_EQ(result.excused.size(), 3U);
  EXPECT_THAT(briefs(result.findings), ElementsAre("SSOT017 error ssot-baseline.json:1:1 SSOT010 old::M in gone",
                                                   "SSOT017 error ssot-baseline.json:1:1 SSOT999 x"));
  EXPECT_EQ(result.baseline.entries.size(), 3U);
  EXPECT_EQ(run(context, {"SSOT010"}, accepted).excused.size(), 2U);
  EXPECT_EQ(run(context, {"SSOT017"}, accepted).findings.size(), 2U);
  accepted.tell_stale = false;
  EXPECT_THAT(run(context, {}, accepted).findings, IsEmpty());
}

TEST(RunClean, OfACleanProgramIsEmpty) {
  Program program;
  program.file("include/app/manager.hpp", "class Manager {};");
  program.define("include/app/manager.hpp", "app::Manager");
  program.files_below_root = {"/p/include/old/manager.h"};
  EXPECT_THAT(program.run_all(), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
