#include "lint/earlier.hpp"

#include <gmock/gmock.h>

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Finding use(const std::string& subject, unsigned line = 1, Severity severity = Severity::error) {
  Finding finding;
  finding.check = "SSOT010";
  finding.severity = severity;
  finding.subject = subject;
  finding.region = {"/p/a.cpp", line, 1, line, 2};
  return finding;
}

Finding include(const std::string& file) {
  Finding finding = use("old.h in " + file);
  finding.in_file = "old.h";
  finding.region.file = file;
  return finding;
}

std::vector<Finding> news(std::vector<Finding> now, const std::vector<Finding>& before,
                          const std::map<std::string, std::string>& renamed = {}, unsigned touched_line = 0) {
  return without_earlier({std::move(now)}, before, renamed,
                         [&](const Region& region) { return region.line == touched_line; })
      .findings;
}

TEST(Earlier, WhatWasToldBeforeIsKeptApart) {
  const Result result = without_earlier({{use("old::M in f", 7), use("old::M in g")}}, {use("old::M in f", 2)}, {},
                                        [](const Region&) { return true; });
  EXPECT_THAT(result.findings, ElementsAre(use("old::M in g")));
  ASSERT_EQ(result.excused.size(), 1U);
  EXPECT_EQ(result.excused[0].by, Excuse::earlier);
}

TEST(Earlier, OfSeveralTheOneOnALineThatChangedIsNew) {
  const std::vector<Finding> now = {use("old::M in f", 2), use("old::M in f", 5), use("old::M in f", 9)};
  EXPECT_THAT(news(now, {use("old::M in f", 2), use("old::M in f", 8)}, {}, 5), ElementsAre(use("old::M in f", 5)));
  EXPECT_THAT(news(now, {use("old::M in f"), use("old::M in f")}), ElementsAre(use("old::M in f", 9)));
  EXPECT_THAT(news(now, now, {}, 5), IsEmpty()) << "a line that was edited brings nothing";
}

TEST(Earlier, WhatWasANoteIsNewAsAnError) {
  EXPECT_EQ(news({use("old::M in f")}, {use("old::M in f", 1, Severity::note)}).size(), 1U);
  EXPECT_THAT(news({use("old::M in f", 1, Severity::note)}, {use("old::M in f")}), IsEmpty());
}

TEST(Earlier, AnErrorIsNotLentToANoteWhileAnotherErrorNeedsIt) {
  const Finding note = use("old::M in f", 1, Severity::note), error = use("old::M in f", 2);
  EXPECT_THAT(news({note, error}, {error, note}), IsEmpty());
}

TEST(Earlier, AFileGoesByTheNameThatItHad) {
  EXPECT_THAT(news({include("/p/new.cpp")}, {include("/p/old.cpp")}, {{"/p/new.cpp", "/p/old.cpp"}}), IsEmpty());
  EXPECT_THAT(news({include("/p/new.cpp")}, {include("/p/new.cpp")}, {{"/p/new.cpp", "/p/old.cpp"}}), IsEmpty());
  EXPECT_EQ(news({include("/p/new.cpp")}, {include("/p/old.cpp")}).size(), 1U);
}

}  // namespace
}  // namespace ssot::lint
