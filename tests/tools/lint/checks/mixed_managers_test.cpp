#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct MixedManagers : testing::Test {
  Program program;

  MixedManagers() {
    program.file("include/app/manager.hpp", "class Manager {};");
    program.file("include/old/manager.h", "int state;");
    program.facts.shim_variables.push_back({"old::state", program.range("include/old/manager.h", "state")});
  }

  // A file that includes these, in this order.
  void including(const std::string& path, const std::vector<std::string>& targets) {
    std::string text;
    for (const std::string& target : targets) text += "#include \"" + target + "\"\n";
    program.file(path);
    program.disk.files["/p/" + path] = text;
    for (const std::string& target : targets) program.include(path, target);
  }
};

TEST_F(MixedManagers, TwoInOneFileAreToldAtTheSecond) {
  including("a.cpp", {"old/manager.h", "app/manager.hpp"});
  const auto findings = program.check("SSOT012");
  EXPECT_THAT(briefs(findings), ElementsAre("SSOT012 error a.cpp:2:10 app/manager.hpp, old/manager.h in a.cpp"));
  ASSERT_EQ(findings[0].related.size(), 2U);
  EXPECT_EQ(findings[0].related[0].message, "brings in old/manager.h");
  EXPECT_EQ(findings[0].in_file, "app/manager.hpp, old/manager.h");
}

TEST_F(MixedManagers, TheHeaderInWhichTheyMeetIsToldAndNotWhoIncludesIt) {
  including("include/both.hpp", {"app/manager.hpp", "old/manager.h"});
  including("a.cpp", {"both.hpp"});
  including("b.cpp", {"both.hpp", "app/manager.hpp"});
  EXPECT_THAT(briefs(program.check("SSOT012")),
              ElementsAre("SSOT012 error include/both.hpp:2:10 app/manager.hpp, old/manager.h in include/both.hpp"));
}

TEST_F(MixedManagers, OneComesFromFarAway) {
  including("include/deep.hpp", {"old/manager.h"});
  including("include/deeper.hpp", {"deep.hpp"});
  including("a.cpp", {"app/manager.hpp", "deeper.hpp"});
  EXPECT_THAT(briefs(program.check("SSOT012")), ElementsAre("SSOT012 error a.cpp:2:10 app/manager.hpp, old/manager.h in a.cpp"));
}

TEST_F(MixedManagers, WhatAManagerIncludesIsItsOwnAffair) {
  program.disk.files["/p/include/old/manager.h"] = "#include \"app/manager.hpp\"\nint state;";
  program.include("include/old/manager.h", "app/manager.hpp");
  including("a.cpp", {"old/manager.h"});
  EXPECT_THAT(program.check("SSOT012"), IsEmpty());
}

TEST_F(MixedManagers, AShimThatForwardsIsNoManager) {
  program.facts.shim_variables.clear();
  including("a.cpp", {"old/manager.h", "app/manager.hpp"});
  EXPECT_THAT(program.check("SSOT012"), IsEmpty());
}

TEST_F(MixedManagers, IncludesInACircleEnd) {
  including("include/x.hpp", {"y.hpp", "old/manager.h"});
  including("include/y.hpp", {"x.hpp", "app/manager.hpp"});
  EXPECT_FALSE(program.check("SSOT012").empty());
}

}  // namespace
}  // namespace ssot::lint
