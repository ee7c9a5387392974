#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct LegacyIncludeCheck : testing::Test {
  Program program;
  LegacyIncludeCheck() {
    program.file("src/a.cpp", "\n#include \"old/manager.h\"\n");
    program.include("src/a.cpp", "old/manager.h");
  }
};

TEST_F(LegacyIncludeCheck, IsAnErrorOnceAndFixable) {
  program.facts.includes.push_back(program.facts.includes[0]);
  const auto findings = program.check("SSOT009");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT009 error src/a.cpp:2:10 old/manager.h in src/a.cpp"));
  EXPECT_TRUE(findings[0].fixable);
}

TEST_F(LegacyIncludeCheck, IsANoteWhereTheLedgerHasIt) {
  program.note("include", "old/manager.h", "src/a.cpp");
  const auto findings = program.check("SSOT009");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT009 note src/a.cpp:2:10 old/manager.h in src/a.cpp"));
  EXPECT_FALSE(findings[0].fixable);
  EXPECT_THAT(findings[0].message, testing::HasSubstr("it is kept"));
}

TEST_F(LegacyIncludeCheck, OfAnotherFileTheLedgerSaysNothing) {
  program.note("include", "old/manager.h", "src/b.cpp");
  EXPECT_EQ(program.check("SSOT009")[0].severity, Severity::error);
}

TEST(LegacyIncludeNone, LegacyFilesMayIncludeEachOther) {
  Program program;
  for (const char* path : {"include/old/manager.h", "src/old_manager.cpp"}) {
    program.file(path, "#include \"old/manager.h\"\n");
    program.include(path, "old/manager.h");
  }
  program.file("src/b.cpp", "#include \"very_old/manager.h\"\n");
  program.include("src/b.cpp", "very_old/manager.h");
  EXPECT_THAT(program.check("SSOT009"), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
