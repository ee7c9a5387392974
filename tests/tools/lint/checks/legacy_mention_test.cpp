#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct LegacyMention : testing::Test {
  Program program;

  std::vector<Finding> in(const std::string& text, const std::string& path = "docs/guide.md") {
    program.disk.files["/p/" + path] = text;
    program.files_below_root = {"/p/" + path};
    return program.check("SSOT016");
  }
};

TEST_F(LegacyMention, IsOneNoteForAFileThatSaysHowOften) {
  const auto findings = in("See\n`old/manager.h`, and old/manager.h.\n");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT016 note docs/guide.md:2:2 old/manager.h in docs/guide.md"));
  EXPECT_THAT(findings[0].message, HasSubstr("2 times"));
}

TEST_F(LegacyMention, OnlyTheWholePathCounts) {
  EXPECT_THAT(in("very_old/manager.h old/manager.hpp other/old/manager.h old/manager.h.in manager.h"), IsEmpty());
}

TEST_F(LegacyMention, ThePathInTheProjectIsItsPathToo) {
  program.headers = {{"/p/include/old/manager.h", "old/manager.h"}};
  EXPECT_EQ(in("install(FILES ${X}/include/old/manager.h)").size(), 1U);
  EXPECT_EQ(in("./include/old/manager.h").size(), 1U);
  EXPECT_THAT(in("other/include2/old/manager.h"), IsEmpty());
}

TEST_F(LegacyMention, WhatAnotherCheckTellsIsLeftToIt) {
  program.file("src/a.cpp", "#include \"old/manager.h\"\n// old/manager.h\n");
  program.include("src/a.cpp", "old/manager.h");
  program.files_below_root = {"/p/src/a.cpp"};
  EXPECT_THAT(briefs(program.check("SSOT016")), ElementsAre("SSOT016 note src/a.cpp:2:4 old/manager.h in src/a.cpp"));
}

TEST_F(LegacyMention, LegacyFilesOurOwnAndBytesAreLeftOut) {
  EXPECT_THAT(in("old/manager.h", "include/old/manager.h"), IsEmpty());
  EXPECT_THAT(in("old/manager.h", "src/old_manager.cpp"), IsEmpty());
  EXPECT_THAT(in(std::string("old/manager.h") + '\0', "data.bin"), IsEmpty());
  program.own_files = {"/p/rules.json"};
  EXPECT_THAT(in("old/manager.h", "rules.json"), IsEmpty());
}

TEST_F(LegacyMention, AHeaderThatStaysIsNotLegacy) {
  program.unit().headers[0].stays = true;
  EXPECT_THAT(in("old/manager.h"), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
