#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct LegacyUseCheck : testing::Test {
  Program program;
  LegacyUseCheck() {
    program.file("src/a.cpp", "void f() {\n  M one; M two;\n}");
    program.use("src/a.cpp", "M one").enclosing = "f";
  }
};

TEST_F(LegacyUseCheck, IsAnErrorOnce) {
  program.facts.sites.push_back(program.facts.sites[0]);
  const auto findings = program.check("SSOT010");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT010 error src/a.cpp:2:3 old::M in f"));
  EXPECT_TRUE(findings[0].fixable);
  EXPECT_EQ(findings[0].peer, "app::Manager");
}

TEST_F(LegacyUseCheck, IsANoteAsOftenAsTheLedgerCounts) {
  program.use("src/a.cpp", "M two").enclosing = "f";
  program.note("old-m", "old::M", "src/a.cpp").enclosing = "f";
  EXPECT_THAT(briefs(program.check("SSOT010")), ElementsAre("SSOT010 note src/a.cpp:2:3 old::M in f",
                                                            "SSOT010 error src/a.cpp:2:10 old::M in f"));
  program.ledger.entries[0].count = 2;
  EXPECT_EQ(program.check("SSOT010")[1].severity, Severity::note);
}

TEST_F(LegacyUseCheck, AFileIsPartOfItWhereAnotherMayHaveADeclarationOfThatName) {
  facts::Site& site = program.facts.sites[0];
  EXPECT_EQ(program.check("SSOT010")[0].in_file, "");
  site.enclosing_is_local = true;
  EXPECT_EQ(program.check("SSOT010")[0].in_file, "old::M in f");
  site.enclosing_is_local = false, site.enclosing = "";
  EXPECT_EQ(program.check("SSOT010")[0].in_file, "old::M");
  site.enclosing = "old::M", site.kind = facts::SiteKind::forward_declaration;
  EXPECT_EQ(program.check("SSOT010")[0].in_file, "old::M in old::M");
}

TEST_F(LegacyUseCheck, TheLedgerKnowsTheDeclarationAround) {
  program.note("old-m", "old::M", "src/a.cpp").enclosing = "g";
  EXPECT_EQ(program.check("SSOT010")[0].severity, Severity::error);
}

TEST_F(LegacyUseCheck, WhatTheRewriterCannotDoIsNotFixable) {
  program.facts.sites[0].trouble = "it stands in the body of a macro";
  EXPECT_FALSE(program.check("SSOT010")[0].fixable);
  program.facts.sites[0].trouble.clear();
  program.unit().rules[0].cases.clear();
  program.unit().rules[0].note = rules::Note{"no answer", "ask the team"};
  const auto findings = program.check("SSOT010");
  EXPECT_FALSE(findings[0].fixable);
  EXPECT_THAT(findings[0].help, HasSubstr("ask the team"));
}

TEST(LegacyUseNone, InLegacyFilesAndOutsideTheRoot) {
  Program program;
  for (const char* path : {"include/old/manager.h", "src/old_manager.cpp", "/usr/include/x.h"}) {
    program.file(path, "M one;");
    program.use(path, "M one");
  }
  EXPECT_THAT(program.check("SSOT010"), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
