#include "collect/short_names.hpp"

#include <gtest/gtest.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using testing::Unit;

// How the one instance can be written where the manager is used in `text`; the rules of these tests say no text, so
// that the names are those of the concept.
std::string form_in(const std::string& text, const std::string& name = "one::hub") {
  const Unit unit("#include \"old.h\"\n" + text);
  std::string out;
  for (const facts::ShortName& form : unit.facts.short_names)
    if (form.site == unit.site("get-manager").name && form.name == name) out += (out.empty() ? "" : " or ") + form.text;
  return out;
}

TEST(ShortNames, outside_of_its_scope_a_name_is_written_in_full) {
  EXPECT_EQ(form_in("void f() { old::get_manager(); }"), "one::hub");
  EXPECT_EQ(form_in("namespace two { void f() { old::get_manager(); } }"), "one::hub");
  EXPECT_EQ(form_in("namespace one_more { void f() { old::get_manager(); } }"), "one::hub");
}

TEST(ShortNames, what_the_place_is_inside_of_is_left_out) {
  EXPECT_EQ(form_in("namespace one { void f() { old::get_manager(); } }"), "hub");
  EXPECT_EQ(form_in("namespace one::in { struct S { void f() { old::get_manager(); } }; }"), "hub");
  EXPECT_EQ(form_in("namespace one { void f(); } void one::f() { old::get_manager(); }"), "hub");
}

TEST(ShortNames, what_a_directive_opens_is_left_out_behind_it) {
  EXPECT_EQ(form_in("namespace one {} using namespace one; void f() { old::get_manager(); }"), "hub");
  EXPECT_EQ(form_in("namespace one {} void f() { using namespace one; old::get_manager(); }"), "hub");
  EXPECT_EQ(form_in("namespace one {} void f() { old::get_manager(); } using namespace one;"), "one::hub");
  EXPECT_EQ(form_in("namespace one {} void f() { { using namespace one; } old::get_manager(); }"), "one::hub");
}

TEST(ShortNames, what_has_the_name_nearer_is_in_the_way) {
  EXPECT_EQ(form_in("namespace one { void f(int hub) { (void)hub; old::get_manager(); } }"), "one::hub");
  EXPECT_EQ(form_in("namespace one::in { void hub(); void f() { old::get_manager(); } }"), "one::hub");
  EXPECT_EQ(form_in("namespace one { struct S { void hub(); void f() { old::get_manager(); } }; }"), "one::hub");
  EXPECT_EQ(form_in("void hub(); namespace one {} using namespace one; void f() { old::get_manager(); }"), "one::hub");
}

TEST(ShortNames, the_qualifier_of_the_code_is_kept_where_the_new_name_lies_in_the_same_scope) {
  EXPECT_EQ(form_in("namespace o = old; void f() { o::get_manager(); }", "old::fresh"), "o::fresh");
  EXPECT_EQ(form_in("#define OLD old\nvoid f() { OLD::get_manager(); }", "old::fresh"), "OLD::fresh");
  EXPECT_EQ(form_in("void f() { ::old::get_manager(); }", "old::fresh"), "::old::fresh");
  EXPECT_EQ(form_in("namespace old { void f() { get_manager(); } }", "old::fresh"), "fresh");
}

TEST(ShortNames, what_a_token_means_is_told_where_it_ends_like_one_of_the_names) {
  const Unit unit("#include \"old.h\"\nnamespace one { int hub(); int a = hub(); } int b = one::hub(); int c = b;");
  std::vector<std::string> meanings;
  for (const facts::Meaning& meaning : unit.facts.meanings)
    meanings.push_back(unit.text(meaning.token) + " " + meaning.entity);
  EXPECT_EQ(meanings, (std::vector<std::string>{"hub one::hub", "hub one::hub"}));
}

}  // namespace
}  // namespace ssot::collect
