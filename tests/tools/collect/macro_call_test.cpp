#include "collect/macro_call.hpp"

#include "unit.hpp"

namespace ssot::collect {
namespace {

using facts::ArgumentForm;
using testing::Unit;

// OLD_PAIR(a, ...) of old.h
Unit uses(const std::string& text) {
  return Unit("#include \"old.h\"\nint next(int = 0); int n; struct P { int x; P& at(int); } p;\n" + text);
}

facts::Argument first(const std::string& argument) {
  return uses("int a = OLD_PAIR(" + argument + ", 1);\n").site("pair").arguments.at(0);
}

TEST(MacroCall, arguments_are_told_by_their_tokens) {
  for (const char* primary : {"n", "7", "next()", "p.x", "p.at(1 + 2).x", "(n + 1)"})
    EXPECT_EQ(first(primary).form, ArgumentForm::primary) << primary;
  for (const char* other : {"n + 1", "-n", "n ? 1 : 2", "sizeof n", "!n"})
    EXPECT_EQ(first(other).form, ArgumentForm::other) << other;
}

TEST(MacroCall, what_may_do_something_is_told) {
  for (const char* busy : {"next()", "n = 2", "n++", "*new int", "p.at(1).x"})
    EXPECT_TRUE(first(busy).side_effects) << busy;
  for (const char* quiet : {"n + 1", "p.x", "(n)", "-n"}) EXPECT_FALSE(first(quiet).side_effects) << quiet;
}

TEST(MacroCall, what_stands_for_the_dots_is_one_argument_or_absent) {
  const Unit unit = uses("int a = OLD_PAIR(n, 1, 2) + OLD_PAIR(n);\n");
  EXPECT_EQ(unit.text(unit.site("pair").arguments.at(1).range), "1, 2");
  EXPECT_FALSE(unit.site("pair").arguments.at(1).is_default);
  EXPECT_TRUE(unit.site("pair", 1).arguments.at(1).is_default);
}

TEST(MacroCall, a_string_is_a_literal_and_a_comment_goes_with_its_argument) {
  const facts::Site site = uses("int a = OLD_PAIR(/* one */ \"x\" /* two */, 1);\n").site("pair");
  EXPECT_TRUE(site.arguments.at(0).is_literal);
  EXPECT_EQ(site.arguments.at(0).literal, "x");
  EXPECT_EQ(uses("int a = OLD_PAIR(/* one */ \"x\" /* two */, 1);\n").text(site.arguments.at(0).range),
            "/* one */ \"x\" /* two */");
}

TEST(MacroCall, a_question_is_no_use) {
  const Unit unit = uses("#ifdef OLD_PAIR\n#endif\n#if OLD_PAIR(1)\n#endif\n#undef OLD_PAIR\n");
  EXPECT_EQ(unit.site("pair").creation, "asked");
  EXPECT_EQ(unit.site("pair", 1).creation, "condition");
  EXPECT_EQ(unit.site("pair", 2).creation, "undefined");
}

TEST(MacroCall, in_the_initialiser_of_a_global_it_is_before_main) {
  const Unit unit = uses("int a = 1 + OLD_PAIR(n);\nint f() { static int b = OLD_PAIR(n); return b; }\n");
  EXPECT_TRUE(unit.site("pair").before_main);
  EXPECT_FALSE(unit.site("pair", 1).before_main);
}

}  // namespace
}  // namespace ssot::collect
