#include <gmock/gmock.h>

#include "fact_builder.hpp"

namespace ssot::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(StaleSuppression, AnEntryThatCoversNothingIsAnError) {
  Program program;
  program.file("src/a.cpp", "M one;");
  program.note("old-m", "old::M", "src/a.cpp");
  program.note("include", "old/manager.h", "src/a.cpp");
  EXPECT_THAT(briefs(program.check("SSOT017")),
              ElementsAre("SSOT017 error ssot-notes.json:1:1 old-m old::M in src/a.cpp",
                          "SSOT017 error ssot-notes.json:1:1 include old/manager.h in src/a.cpp"));
}

TEST(StaleSuppression, AnEntryThatCoversASiteIsNone) {
  Program program;
  program.file("src/a.cpp", "#include \"old/manager.h\"\nM one;");
  program.include("src/a.cpp", "old/manager.h");
  program.use("src/a.cpp", "M one");
  program.note("old-m", "old::M", "src/a.cpp", 2);
  program.note("include", "old/manager.h", "src/a.cpp");
  EXPECT_THAT(program.check("SSOT017"), IsEmpty());
}

}  // namespace
}  // namespace ssot::lint
