#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct OdrConfig : testing::Test {
  Program program;

  OdrConfig() {
    program.file("include/app/manager.hpp", "class Manager {};");
    for (const std::uint64_t meaning : {1U, 2U}) program.define("include/app/manager.hpp", "app::Manager").meaning = meaning;
    program.facts.definitions[0].macros = {"!BILLING"};
    program.facts.definitions[1].macros = {"BILLING=2"};
  }
};

TEST_F(OdrConfig, IsOneWarningThatNamesTheMacro) {
  const auto findings = program.check("SSOT003");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT003 warning include/app/manager.hpp:1:7 app::Manager in include/app/manager.hpp"));
  EXPECT_THAT(findings[0].message, HasSubstr("is 2 classes, for units that see other macros: BILLING is not defined there, and `2` here. Its tokens differ."));
}

TEST_F(OdrConfig, TellsTheLayoutToo) {
  program.facts.definitions[0].layout = {"size 4", "align 4", "int a at 0"};
  program.facts.definitions[1].layout = {"size 8", "align 4", "int b at 0"};
  EXPECT_THAT(program.check("SSOT003")[0].message, HasSubstr("Its layout differs: there `int a at 0`, here `int b at 0`."));
}

TEST_F(OdrConfig, AnotherMacroWithTheSameTokensIsNone) {
  program.facts.definitions[1].meaning = 1;
  EXPECT_THAT(program.check("SSOT003"), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
