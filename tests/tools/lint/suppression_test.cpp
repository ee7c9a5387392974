#include "lint/suppression.hpp"

#include <gmock/gmock.h>

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::set<std::string> kKnown = {"SSOT005", "SSOT010", "SSOT017"};

Finding on_line(unsigned line, const std::string& check = "SSOT005") {
  Finding finding;
  finding.check = check;
  finding.region = {"/p/a.cpp", line, 1, line, 2};
  return finding;
}

std::vector<Finding> apply(const std::string& text, std::vector<Finding> findings,
                           const std::set<std::string>& ran = kKnown) {
  MemoryDisk disk;
  disk.files["/p/a.cpp"] = text;
  return apply_suppressions(std::move(findings), {"/p/a.cpp"}, kKnown, ran, "/p", disk).left;
}

TEST(ReadSuppressions, BehindCodeItIsForItsLineAndAloneForTheNext) {
  const auto found = read_suppressions("/a",
                                       "int a;  // ssot-lint: allow(SSOT005) why\n"
                                       "// ssot-lint: allow(SSOT010, SSOT005) because\n"
                                       "// ssot-lint: allow(SSOT005) and this\r\n"
                                       "int b;\n");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].line, 1U);
  EXPECT_EQ(found[0].region, (Region{"/a", 1, 9, 1, 41}));
  EXPECT_EQ(found[1].line, 4U);
  EXPECT_THAT(found[1].checks, ElementsAre("SSOT010", "SSOT005"));
  EXPECT_EQ(found[1].reason, "because");
  EXPECT_EQ(found[2].line, 4U);
  EXPECT_EQ(found[2].reason, "and this");
}

TEST(ReadSuppressions, TextInAStringIsNone) {
  EXPECT_THAT(read_suppressions("/a", R"(f("x // ssot-lint: allow(SSOT005) why");)"), IsEmpty());
  EXPECT_THAT(read_suppressions("/a", "// see `ssot-lint: allow(SSOT005) why`"), IsEmpty());
  EXPECT_EQ(read_suppressions("/a", R"(f("\"x");  // ssot-lint: allow(SSOT005) why)").size(), 1U);
}

TEST(ApplySuppressions, TakesTheFindingAway) {
  EXPECT_THAT(apply("x;  // ssot-lint: allow(SSOT005) why", {on_line(1)}), IsEmpty());
  EXPECT_THAT(apply("// ssot-lint: allow(SSOT005) why\nx;", {on_line(2)}), IsEmpty());
}

TEST(ApplySuppressions, WhatWasSuppressedIsKeptWithItsReason) {
  MemoryDisk disk;
  disk.files["/p/a.cpp"] = "x;  // ssot-lint: allow(SSOT005) until version 4";
  const auto excused = apply_suppressions({on_line(1)}, {"/p/a.cpp"}, kKnown, kKnown, "/p", disk).excused;
  ASSERT_EQ(excused.size(), 1U);
  EXPECT_EQ(excused[0].finding, on_line(1));
  EXPECT_EQ(excused[0].by, Excuse::suppression);
  EXPECT_EQ(excused[0].reason, "until version 4");
}

TEST(ApplySuppressions, OfAnotherCheckOrLineItTakesNothingAndIsStale) {
  for (const Finding& finding : {on_line(1, "SSOT010"), on_line(2)}) {
    const auto left = apply("x;  // ssot-lint: allow(SSOT005) why\ny;", {finding});
    ASSERT_EQ(left.size(), 2U);
    EXPECT_EQ(left[0].check, "SSOT017");
    EXPECT_THAT(left[0].message, HasSubstr("suppresses nothing"));
    EXPECT_EQ(left[0].subject, "allow(SSOT005) in a.cpp");
  }
}

TEST(ApplySuppressions, ACheckThatDidNotRunIsNeitherUsedNorStale) {
  EXPECT_THAT(apply("x;  // ssot-lint: allow(SSOT005) why", {}, {"SSOT010"}), IsEmpty());
}

TEST(ApplySuppressions, WithoutAReasonItHoldsForNothing) {
  const auto left = apply("x;  // ssot-lint: allow(SSOT005)", {on_line(1)});
  ASSERT_EQ(left.size(), 2U);
  EXPECT_THAT(left[0].message, HasSubstr("gives no reason"));
}

TEST(ApplySuppressions, AnUnknownCheckIsToldWithTheNearest) {
  const auto left = apply("x;  // ssot-lint: allow(SSOT05) why", {});
  ASSERT_EQ(left.size(), 1U);
  EXPECT_THAT(left[0].help, HasSubstr("did you mean SSOT005?"));
  EXPECT_THAT(apply("x;  // ssot-lint: allow() why", {})[0].message, HasSubstr("names no check"));
}

TEST(ApplySuppressions, TheCheckOfSuppressionsCannotBeSuppressed) {
  EXPECT_EQ(apply("x;  // ssot-lint: allow(SSOT017) why", {on_line(1, "SSOT017")}).size(), 2U);
}

}  // namespace
}  // namespace ssot::lint
