#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kText = "#include \"app/detail/manager_impl.hpp\"\n";

TEST(ImplementationInclude, FromOutsideIsAnError) {
  Program program;
  program.file("src/a.cpp", kText);
  program.include("src/a.cpp", "app/detail/manager_impl.hpp");
  const auto findings = program.check("SSOT011");
  EXPECT_THAT(briefs(findings),
              ElementsAre("SSOT011 error src/a.cpp:1:10 app/detail/manager_impl.hpp in src/a.cpp"));
  EXPECT_EQ(findings[0].peer, "<app/manager.hpp>");
}

TEST(ImplementationInclude, FromInsideIsRight) {
  Program program;
  for (const char* inside : {"include/app/manager.hpp", "include/app/detail/other.hpp"}) {
    program.file(inside, kText);
    program.include(inside, "app/detail/manager_impl.hpp");
  }
  EXPECT_THAT(program.check("SSOT011"), IsEmpty());
}

TEST(ImplementationInclude, AnotherHeaderOfThatEndingIsNone) {
  Program program;
  program.file("src/a.cpp", "#include \"myapp/detail/manager_impl.hpp\"\n");
  program.include("src/a.cpp", "myapp/detail/manager_impl.hpp");
  EXPECT_THAT(program.check("SSOT011"), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
