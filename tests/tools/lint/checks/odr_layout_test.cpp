#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct OdrLayout : testing::Test {
  Program program;

  OdrLayout() {
    program.facts.definitions.reserve(2);
    for (const char* path : {"include/app/manager.hpp", "vendor/manager.hpp"}) {
      program.file(path, "class Manager {};");
      program.define(path, "app::Manager").meaning = program.facts.files.size();
    }
    program.facts.definitions[0].layout = {"size 4", "align 4", "int a at 0"};
    program.facts.definitions[1].layout = {"size 8", "align 8", "long a at 0"};
    program.facts.units = {{"/p/a.cpp", true, {}, {}, {0}}, {"/p/b.cpp", true, {}, {}, {1}}};
  }
};

TEST_F(OdrLayout, IsAWarningWhereTheLinkIsNotKnown) {
  const auto findings = program.check("SSOT001");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT001 warning vendor/manager.hpp:1:7 app::Manager in vendor/manager.hpp"));
  EXPECT_THAT(findings[0].message, HasSubstr("there `int a at 0`, here `long a at 0`. A program that links both"));
  EXPECT_EQ(findings[0].related[0].region.file, "/p/include/app/manager.hpp");
}

TEST_F(OdrLayout, IsAnErrorInTheProgramThatHasBoth) {
  program.programs = {{"/p/a.cpp", {"server"}}, {"/p/b.cpp", {"server", "tool"}}};
  const auto findings = program.check("SSOT001");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT001 error vendor/manager.hpp:1:7 app::Manager in vendor/manager.hpp"));
  EXPECT_THAT(findings[0].message, HasSubstr("The program server, which links both,"));
}

TEST_F(OdrLayout, OtherTokensAloneAreAnotherChecks) {
  program.facts.definitions[1].layout = program.facts.definitions[0].layout;
  EXPECT_THAT(program.check("SSOT001"), IsEmpty());
  EXPECT_EQ(program.check("SSOT002").size(), 1U);
}

}  // namespace
}  // namespace ssot::lint
