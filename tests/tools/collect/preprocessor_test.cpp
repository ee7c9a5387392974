#include "collect/preprocessor.hpp"

#include <gmock/gmock.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using testing::Unit;
using ::testing::IsEmpty;

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
