#include "collect/canonical_uses.hpp"

#include <gmock/gmock.h>

#include "unit.hpp"

namespace ssot::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const std::string hub =
    "#include <old.h>\n"
    "namespace one { struct [[nodiscard]] Outcome { void or_report(); };\n"
    "class Hub { public: using Self = Hub; Outcome post(int); bool is_up(); [[nodiscard]] bool try_post(); };\n"
    "Hub& hub(); }\n";

std::vector<std::string> aliases(const testing::Unit& unit) {
  std::vector<std::string> out;
  for (const facts::Alias& each : unit.facts.aliases) out.push_back(each.keyword + " " + each.name + " = " + each.target);
  return out;
}

std::vector<std::string> lost(const std::string& text) {
  std::vector<std::string> out;
  for (const facts::Discarded& each : testing::Unit(hub + text).facts.discarded) out.push_back(each.function + " " + each.how);
  return out;
}

TEST(Aliases, are_found_through_each_other_at_namespace_and_class_scope) {
  EXPECT_THAT(aliases(testing::Unit(hub + "namespace app { using A = one::Hub; typedef A B; struct S { using C = B; }; }"
                                          "using D = old::Manager;")),
              UnorderedElementsAre("using app::A = one::Hub", "typedef app::B = one::Hub", "using app::S::C = one::Hub",
                                   "using D = old::Manager"));
}

TEST(Aliases, of_pointers_others_locals_and_traits_are_none) {
  EXPECT_THAT(aliases(testing::Unit(hub + "using P = one::Hub*; using R = one::Hub&; namespace x { class Hub; }\n"
                                          "using Q = x::Hub; void f() { using L = one::Hub; }\n"
                                          "template <class T> struct Trait { using type = T; }; Trait<one::Hub>::type* p;\n"
                                          "template <> struct Trait<int> { using type = one::Hub; };")),
              IsEmpty());
}

TEST(Aliases, a_using_declaration_says_whether_it_is_in_the_main_file) {
  const testing::Unit unit(hub + "namespace app { using one::Hub; }\n#include \"b.h\"\n",
                           {{"b.h", "namespace b { using one::Hub; }"}});
  ASSERT_EQ(unit.facts.aliases.size(), 2U);
  for (const facts::Alias& each : unit.facts.aliases) {
    EXPECT_EQ(each.target, "one::Hub");
    EXPECT_EQ(each.in_main_file, each.name == "app::Hub");
  }
}

TEST(Aliases, what_the_rules_and_the_legacy_header_name_is_left_to_them) {
  EXPECT_THAT(aliases(testing::Unit("#include <old.h>\n")), IsEmpty());
}

TEST(Outcomes, are_lost_by_name_or_by_type) {
  EXPECT_THAT(lost("void f() { (void)one::hub().post(1); static_cast<void>(one::hub().try_post()); }"),
              ElementsAre("one::Hub::post is cast to void", "one::Hub::try_post is cast to void"));
}

TEST(Outcomes, are_not_where_something_has_them_or_nothing_is_said) {
  EXPECT_THAT(lost("one::Outcome f() { one::hub().post(1).or_report(); one::hub().is_up(); return one::hub().post(2); }"),
              IsEmpty());
  EXPECT_THAT(lost("struct Other { one::Outcome post(int); }; void f(Other o) { (void)o.post(1); }"), IsEmpty());
  EXPECT_THAT(lost("void f() { (void)sizeof(one::hub().post(1)); }"), IsEmpty());
}

TEST(Outcomes, in_a_template_are_those_of_its_instances) {
  EXPECT_THAT(lost("template <class T> void g(T& t) { (void)t.post(1); }\n"), IsEmpty());
  EXPECT_THAT(lost("template <class T> void g(T& t) { (void)t.post(1); }\nvoid f() { g(one::hub()); }"),
              ElementsAre("one::Hub::post is cast to void"));
}

}  // namespace
}  // namespace ssot::collect
