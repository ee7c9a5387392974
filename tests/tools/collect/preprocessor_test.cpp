#include "collect/preprocessor.hpp"

#include <gmock/gmock.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using testing::Unit;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<facts::Include> includes_of(const Unit& unit, const std::string& file) {
  std::vector<facts::Include> out;
  for (const facts::Include& include : unit.facts.includes)
    if (unit.facts.path(include.range.file) == file) out.push_back(include);
  return out;
}

TEST(Preprocessor, an_include_is_recorded_as_written) {
  const Unit unit("  #  include <old.h> // why\n");
  const auto includes = includes_of(unit, "/p/a.cpp");
  ASSERT_EQ(includes.size(), 1U);
  EXPECT_EQ(unit.text(includes[0].range), "#  include <old.h>");
  EXPECT_EQ(unit.text(includes[0].spelled), "<old.h>");
  EXPECT_EQ(includes[0].written, "old.h");
  EXPECT_TRUE(includes[0].angled);
  EXPECT_EQ(unit.facts.path(includes[0].target), "/p/old.h");
}

TEST(Preprocessor, an_include_guard_is_no_condition_and_another_one_is) {
  const Unit unit("#include \"g.h\"\n#ifdef __cplusplus\n#include \"old.h\"\n#endif\n#include \"standard.h\"\n",
                  {{"g.h", "#ifndef G_H\n#define G_H\n#include \"old.h\"\n#endif\n"}});
  EXPECT_FALSE(includes_of(unit, "/p/g.h")[0].in_conditional);
  const auto includes = includes_of(unit, "/p/a.cpp");
  ASSERT_EQ(includes.size(), 3U);
  EXPECT_FALSE(includes[0].in_conditional);
  EXPECT_TRUE(includes[1].in_conditional);
  EXPECT_FALSE(includes[2].in_conditional);
}

TEST(Preprocessor, an_include_through_a_macro_is_nothing_to_edit) {
  const Unit unit("#define WHICH \"old.h\"\n#include WHICH\n");
  EXPECT_THAT(includes_of(unit, "/p/a.cpp"), IsEmpty());
}

TEST(Preprocessor, what_is_switched_off_is_a_mention) {
  const Unit unit("#if 0\nold::Manager never;\n#endif\n");
  ASSERT_EQ(unit.facts.mentions.size(), 1U);
  EXPECT_EQ(unit.facts.mentions[0].what, "inactive");
  EXPECT_NE(unit.text(unit.facts.mentions[0].range).find("Manager"), std::string::npos);
}

TEST(Preprocessor, a_legacy_macro_is_a_site_where_it_is_used_or_tested) {
  const Unit unit("#include \"old.h\"\n#ifdef OLD_MANAGER\nauto& m = OLD_MANAGER();\n#endif\n");
  EXPECT_EQ(unit.sites("macro").size(), 2U);
  EXPECT_EQ(unit.text(unit.site("macro", 1).range), "OLD_MANAGER()");
}

TEST(Preprocessor, another_macro_of_that_name_is_none) {
  const Unit unit("#define OLD_MANAGER() 1\nint m = OLD_MANAGER();\n");
  EXPECT_THAT(unit.sites("macro"), IsEmpty());
}

}  // namespace
}  // namespace ssot::collect
