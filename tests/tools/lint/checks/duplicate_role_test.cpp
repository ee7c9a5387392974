#include "lint/checks/duplicate_role.hpp"

#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

TEST(DuplicateRole, AStemIsWhatIsLeftWithoutWordsThatSayNothing) {
  for (const char* name : {"SessionManager", "ISessionManager", "LegacySessionManager", "SessionManagerImpl", "session_manager",
                           "MySessionManagerV2", "SessionManager2", "DefaultSessionManagerCompat"})
    EXPECT_EQ(stem_of(name), "sessionmanager") << name;
  EXPECT_EQ(stem_of("Impl"), "impl") << "something is left";
  EXPECT_EQ(stem_of("HTTPServer"), stem_of("HttpServer"));
  EXPECT_NE(stem_of("SessionManagerFactory"), "sessionmanager");
}

TEST(DuplicateRole, AClassThatIsNamedSoIsOneUnlessItDerivesOrIsExempt) {
  Program program;
  program.file("a.hpp", "class ManagerV2;");
  facts::ClassTable table;
  table.classes.push_back({"/p/a.hpp", 6, 15, "x::ManagerV2", "class"});
  table.classes.push_back({"/p/a.hpp", 6, 15, "x::MyManager", "class", {}, {"Manager"}});
  table.classes.push_back({"/p/old/manager.h", 6, 15, "old::LegacyManager", "class"});
  table.classes.push_back({"/p/a.hpp", 6, 15, "x::Manager", "class"});
  Context context = program.context();
  context.classes = &table;
  EXPECT_THAT(briefs(duplicate_role(context)), testing::ElementsAre("SSOT006 warning a.hpp:1:7 x::ManagerV2"));
  table.classes = {{"/p/a.hpp", 6, 15, "x::OldDesk", "class"}};
  EXPECT_TRUE(duplicate_role(context).empty());
  context.duplicates.roles = {{"Desk", "manager"}, {"OldDesk", "another concept"}};
  EXPECT_EQ(duplicate_role(context).size(), 1U);
}

}  // namespace
}  // namespace ssot::lint
