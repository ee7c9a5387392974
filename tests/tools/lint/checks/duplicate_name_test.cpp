#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DuplicateName, ADefinitionInAnotherScopeIsOne) {
  Program program;
  program.file("app/manager.hpp", "class Manager;");
  program.file("src/a.cpp", "namespace {\nclass Manager {}; }");
  program.define("app/manager.hpp", "app::Manager");
  program.define("src/a.cpp", "(anonymous)::Manager").local_linkage = true;
  const auto findings = program.check("SSOT005");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT005 error src/a.cpp:2:7 (anonymous)::Manager"));
  EXPECT_EQ(findings[0].peer, "app::Manager");
  EXPECT_EQ(findings[0].related[0].region.file, "/p/app/manager.hpp");
}

TEST(DuplicateName, SaysHowMuchOfItsOwnItHas) {
  Program program;
  program.file("app/manager.hpp", "class Manager;");
  program.file("src/a.cpp", "namespace x {\nclass Manager { void send(); }; }");
  program.define("app/manager.hpp", "app::Manager");
  facts::Definition& second = program.define("src/a.cpp", "x::Manager");
  second.methods.resize(1);
  EXPECT_THAT(program.check("SSOT005")[0].message, testing::HasSubstr("with 1 public method and no fields of its own"));
}

TEST(DuplicateName, TheCanonicalAnotherNameAndTheFamilyAreNone) {
  Program program;
  program.file("a.hpp", "class Manager; class ManagerFactory;");
  program.define("a.hpp", "app::Manager");
  program.define("a.hpp", "other::ManagerFactory");
  program.define("a.hpp", "app::testing::Manager");
  EXPECT_THAT(program.check("SSOT005"), IsEmpty());
}

TEST(DuplicateName, OutsideTheRootNobodyIsAsked) {
  Program program;
  program.file("/usr/include/x.h", "class Manager;");
  program.define("/usr/include/x.h", "x::Manager");
  EXPECT_THAT(program.check("SSOT005"), IsEmpty());
}

TEST(DuplicateName, ALegacyHeaderMayKeepItWhileItOnlyForwards) {
  Program program;
  program.file("include/old/manager.h", "class Manager { void send(); };");
  program.define("include/old/manager.h", "old::Manager");
  program.body("include/old/manager.h", "old::Manager::send");
  EXPECT_THAT(program.check("SSOT005"), IsEmpty());
  program.facts.shim_functions[0].has_branch = true;
  EXPECT_EQ(program.check("SSOT005").size(), 1U);
  program.facts.shim_functions[0].has_branch = false;
  program.file("src/old_manager.cpp");
  EXPECT_EQ(program.check("SSOT005").size(), 1U) << "its implementation is still there";
}

}  // namespace
}  // namespace ssot::lint
