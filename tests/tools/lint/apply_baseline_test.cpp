#include "lint/apply_baseline.hpp"

#include <gmock/gmock.h>

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::set<std::string> kAll = {"SSOT005", "SSOT009", "SSOT010", "SSOT017"};

Finding use(const std::string& subject, unsigned line = 1, const std::string& file = "/p/src/a.cpp") {
  Finding finding;
  finding.check = "SSOT010";
  finding.subject = subject;
  finding.peer = "app::M";
  finding.region = {file, line, 1, line, 2};
  return finding;
}

Finding include(const std::string& file) {
  Finding finding = use("old/m.h in " + file);
  finding.check = "SSOT009";
  finding.in_file = "old/m.h";
  finding.region.file = "/p/" + file;
  return finding;
}

struct ApplyBaseline : testing::Test {
  MemoryDisk disk;
  Baseline baseline;
  std::map<std::string, std::string> moved;

  ApplyBaseline() { disk.files["/p/src/a.cpp"] = "#include \"old/m.h\"\nint a;\n"; }

  void accept(const Finding& finding) { baseline.add(entry_for(finding, "taken over", "/p", disk)); }
  Baselined apply(std::vector<Finding> findings, const std::set<std::string>& ran = kAll) {
    return apply_baseline(std::move(findings), baseline, ran, "/p", disk, [&] { return moved; });
  }
};

TEST_F(ApplyBaseline, CoversWhatIsAboutTheSameWhereverItsLineIs) {
  accept(use("old::M in f", 3));
  Finding moved = use("old::M in f", 90, "/p/src/other.cpp");
  moved.message = "reworded";
  const Baselined out = apply({moved});
  EXPECT_THAT(out.left, IsEmpty());
  EXPECT_THAT(out.stale, IsEmpty());
  ASSERT_EQ(out.excused.size(), 1U);
  EXPECT_EQ(out.excused[0].by, Excuse::baseline);
  EXPECT_EQ(out.excused[0].reason, "taken over");
  EXPECT_EQ(out.holds.entries, baseline.entries);
}

TEST_F(ApplyBaseline, OneMoreIsNewAndItIsTheLast) {
  accept(use("old::M in f", 3));
  const Baselined out = apply({use("old::M in f", 3), use("old::M in f", 8)});
  ASSERT_EQ(out.left.size(), 1U);
  EXPECT_EQ(out.left[0].region.line, 8U);
}

TEST_F(ApplyBaseline, OneDuplicateInPlaceOfAnotherIsNewAndTheOldEntryIsStale) {
  accept(use("old::M in f"));
  const Baselined out = apply({use("old::M in g")});
  EXPECT_THAT(out.left, ElementsAre(use("old::M in g")));
  ASSERT_EQ(out.stale.size(), 1U);
  EXPECT_EQ(out.stale[0].subject, "old::M in f");
  EXPECT_THAT(out.holds.entries, IsEmpty());
}

TEST_F(ApplyBaseline, WhatCoversLessThanItSaysIsStaleForTheRest) {
  for (int i = 0; i < 3; ++i) accept(use("old::M in f"));
  const Baselined out = apply({use("old::M in f")});
  ASSERT_EQ(out.stale.size(), 1U);
  EXPECT_EQ(out.stale[0].count, 2U);
  ASSERT_EQ(out.holds.entries.size(), 1U);
  EXPECT_EQ(out.holds.entries[0].count, 1U);
}

TEST_F(ApplyBaseline, AnIncludeIsThatOfItsFile) {
  accept(include("src/a.cpp"));
  disk.files["/p/src/b.cpp"] = disk.files["/p/src/a.cpp"];
  const Baselined out = apply({include("src/a.cpp"), include("src/b.cpp")});
  EXPECT_THAT(out.left, ElementsAre(include("src/b.cpp"))) << "a copy of an accepted file is not accepted";
  EXPECT_EQ(apply({include("src/b.cpp")}).left.size(), 1U) << "nor where the accepted one was mended";
}

TEST_F(ApplyBaseline, AFileThatMovedIsKnownByItsText) {
  accept(include("src/a.cpp"));
  disk.files["/p/deep/er/b.cpp"] = "\t#include \"old/m.h\"\r\n\n  int a;";  // and reformatted
  disk.files.erase("/p/src/a.cpp");
  const Baselined out = apply({include("deep/er/b.cpp")});
  EXPECT_THAT(out.left, IsEmpty());
  ASSERT_EQ(out.holds.entries.size(), 1U);
  EXPECT_EQ(out.holds.entries[0].file, "deep/er/b.cpp");
}

TEST_F(ApplyBaseline, AFileThatMovedAndChangedIsKnownByWhatGitSays) {
  accept(include("src/a.cpp"));
  disk.files["/p/src/b.cpp"] = "#include \"old/m.h\"\nint b;\n";
  disk.files.erase("/p/src/a.cpp");
  EXPECT_EQ(apply({include("src/b.cpp")}).left.size(), 1U) << "a new file of another text is not the old one";
  moved = {{"src/a.cpp", "src/b.cpp"}};
  const Baselined out = apply({include("src/b.cpp")});
  EXPECT_THAT(out.left, IsEmpty());
  ASSERT_EQ(out.holds.entries.size(), 1U);
  EXPECT_NE(out.holds.entries[0].content, baseline.entries[0].content);
}

TEST_F(ApplyBaseline, AnEditIsNoMove) {
  accept(include("src/a.cpp"));
  disk.files["/p/src/a.cpp"] = "int more;\n#include \"old/m.h\"\n";
  EXPECT_THAT(apply({include("src/a.cpp")}).left, IsEmpty());
}

TEST_F(ApplyBaseline, OfACheckThatDidNotRunAnEntryHolds) {
  accept(use("old::M in f"));
  const Baselined out = apply({}, {"SSOT009"});
  EXPECT_THAT(out.stale, IsEmpty());
  EXPECT_EQ(out.holds.entries, baseline.entries);
}

TEST_F(ApplyBaseline, NotesAndStaleSuppressionsAreNeverCovered) {
  Finding note = use("old::M in f");
  note.severity = Severity::note;
  Finding stale = use("allow(SSOT005) in a.cpp");
  stale.check = "SSOT017";
  accept(note);
  accept(stale);
  const Baselined out = apply({note, stale});
  EXPECT_EQ(out.left.size(), 2U);
  EXPECT_EQ(out.stale.size(), 2U);
}

TEST_F(ApplyBaseline, WhatIsStaleIsToldAtItsEntry) {
  BaselineEntry entry = entry_for(include("src/a.cpp"), "why", "/p", disk);
  entry.place = {"/p/b.json", 7, 5, "/entries/1"};
  const Finding finding = stale_finding(entry, "/p/b.json");
  EXPECT_EQ(finding.region, (Region{"/p/b.json", 7, 5, 7, 5}));
  EXPECT_EQ(finding.subject, "SSOT009 old/m.h in src/a.cpp");
  EXPECT_THAT(finding.message, HasSubstr("accepts 1 of SSOT009 old/m.h in src/a.cpp that is not there any more"));
}

}  // namespace
}  // namespace ssot::lint
