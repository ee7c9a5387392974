#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct CopiedDefinition : testing::Test {
  Program program;
  CopiedDefinition() {
    program.file("old/manager.h", "namespace old { class M {}; }");
    program.file("vendor/manager_copy.h", "namespace old {\nclass M {}; }");
    program.define("old/manager.h", "old::M");
    program.define("vendor/manager_copy.h", "old::M");
  }
  facts::Definition& copy() { return program.facts.definitions[1]; }
};

TEST_F(CopiedDefinition, IsFoundOnceAtTheCopy) {
  program.facts.definitions.push_back(copy());
  const auto findings = program.check("SSOT004");
  EXPECT_THAT(briefs(findings),
              ElementsAre("SSOT004 error vendor/manager_copy.h:2:7 old::M in vendor/manager_copy.h"));
  ASSERT_EQ(findings[0].related.size(), 1U);
  EXPECT_EQ(findings[0].related[0].region.file, "/p/old/manager.h");
}

TEST_F(CopiedDefinition, OtherTokensAreNoCopy) {
  copy().token_hash = 8;
  EXPECT_THAT(program.check("SSOT004"), IsEmpty());
}

TEST_F(CopiedDefinition, LocalLinkageIsNoCopy) {
  copy().local_linkage = true;
  EXPECT_THAT(program.check("SSOT004"), IsEmpty());
}

TEST_F(CopiedDefinition, AHeaderSeenTwiceIsNoCopy) {
  copy().name_range = program.facts.definitions[0].name_range;
  EXPECT_THAT(program.check("SSOT004"), IsEmpty());
}

TEST_F(CopiedDefinition, ForeignClassesAreLookedAtOnRequest) {
  for (facts::Definition& each : program.facts.definitions) each.name = "other::M", each.usr = "c:@other@M";
  EXPECT_THAT(program.check("SSOT004"), IsEmpty());
  program.all_definitions = true;
  EXPECT_EQ(program.check("SSOT004").size(), 1U);
}

}  // namespace
}  // namespace ssot::lint
